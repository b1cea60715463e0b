"""Whether whoever works here may do what an act needs; each operation asks before it begins."""

from __future__ import annotations

from contextlib import contextmanager
from functools import wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar, cast

from posapp.domain.access import PERMISSION_TITLES, Grant, Permission, Role, granted
from posapp.domain.errors import Refused
from posapp.domain.identity import PersonId, business_day
from posapp.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from posapp.operations.duty import Approval
    from posapp.operations.shop import Shop

_Asked = ParamSpec("_Asked")
_Result = TypeVar("_Result")


class NeedsApproval(Refused):
    """The person may begin this; a treasurer's code for `permission` finishes it."""

    def __init__(self, permission: Permission) -> None:
        super().__init__(
            "needs_treasurer",
            N_("This needs the treasurer's code ({act}). Call the treasurer, or leave it."),
            act=_(PERMISSION_TITLES[permission]),
        )
        self.permission = permission


def role_of(shop: Shop, person: PersonId) -> Role | None:
    """What `person` may act as today: a seller unless the group said otherwise; None when that has ended."""
    access = shop.books.access.get(person)
    if access is None:
        return Role.SELLER
    return access.role_on(business_day(shop.now(), int(shop.setting("day.cutoff"))))


def may(shop: Shop, permission: Permission) -> Grant:
    """How far whoever works here now may go; everything in a group that uses no codes."""
    if not shop.books.access.in_use():
        return Grant.YES
    role = role_of(shop, shop.duty.person) if shop.duty.person else None
    return granted(role, permission) if role else Grant.NO


@contextmanager
def allowed(shop: Shop, permission: Permission, by: PersonId | None = None, *, over: bool = False) -> Iterator[None]:
    """Do the block only if whoever works here may; `over` when it goes beyond the limit the group set.

    `by` is who the act will be written down for. Raises Refused `locked`, `other_person`, `not_allowed`, and
    NeedsApproval where a treasurer's code is to finish it; the code that was given is used up and journaled.
    """
    approval = _approval(shop, permission, by, over=over)
    if approval is None:
        yield
        return
    with shop.books.write():
        yield
        facts = {"permission": permission.value, "for": shop.duty.person}
        shop.record("override", shop.ids.new(), shop.now(), approval.by, facts)
    shop.duty.approval = None


def needs(permission: Permission) -> Callable[[Callable[_Asked, _Result]], Callable[_Asked, _Result]]:
    """Mark an operation with what it needs; it is asked for before anything else is done.

    The operation's first argument is the Shop; an argument called `by` is who it will be written down for.
    """

    def guard(act: Callable[_Asked, _Result]) -> Callable[_Asked, _Result]:
        code = act.__code__
        names = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
        place = names.index("by") if "by" in names else None

        @wraps(act)
        def guarded(*args: _Asked.args, **kwargs: _Asked.kwargs) -> _Result:
            by = None
            if place is not None:
                by = args[place] if place < len(args) else kwargs.get("by")
            with allowed(cast("Shop", args[0]), permission, cast("PersonId | None", by)):
                return act(*args, **kwargs)

        guarded.__dict__["permission"] = permission
        return guarded

    return guard


def _approval(shop: Shop, permission: Permission, by: PersonId | None, *, over: bool) -> Approval | None:
    """The approval the act will use up, None when it needs none."""
    if not shop.books.access.in_use():
        return None
    duty = shop.duty
    if not duty.person:
        raise Refused("locked", N_("The till is locked. Choose your name and type your code first."))
    if by is not None and by != duty.person:
        raise Refused("other_person", N_("Somebody else is on duty. Change to your own name and code first."))
    role = role_of(shop, duty.person)
    grant = granted(role, permission) if role else Grant.NO
    if grant is Grant.YES or (grant is Grant.LIMIT and not over):
        return None
    if grant is Grant.NO:
        raise Refused(
            "not_allowed",
            N_("You may not do this here ({act}). Ask somebody who may to change to their name."),
            act=_(PERMISSION_TITLES[permission]),
        )
    if duty.approval is None or duty.approval.permission is not permission:
        raise NeedsApproval(permission)
    return duty.approval
