"""What custody says when it will not do what was asked."""

from analytics.ledger import LedgerError


class Refused(LedgerError):
    """The rules of custody do not allow it; nothing was written. The message is a Vietnamese sentence."""


def named(by: str) -> str:
    """The person's name without spaces around it; ``Refused`` when there is none."""
    if not by.strip():
        raise Refused("Hãy cho biết tên người thực hiện.")
    return by.strip()


def reasoned(reason: str | None) -> str:
    """The reason; ``Refused`` when there is none."""
    if not (reason or "").strip():
        raise Refused("Hãy cho biết lý do: việc này được ghi vào sổ cùng với lý do.")
    return str(reason).strip()
