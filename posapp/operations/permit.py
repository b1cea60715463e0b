"""Whether whoever works here may do what an act needs; each operation asks before it begins."""

from __future__ import annotations

from contextlib import contextmanager
from functools import wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar, cast

from posapp.domain.access import PERMISSION_TITLES, Grant, Permission, Role, granted
from posapp.domain.errors import Refused
from posapp.domain.identity import business_day
from posapp.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from posapp.domain.access import Access
    from posapp.domain.identity import PersonId
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
    """What `person` may act as today: a seller unless the group said otherwise.

    None when that has ended, or the person is gone.
    """
    if not shop.books.people.is_here(person):
        return None
    access = shop.books.access.get(person)
    return role_now(shop, access) if access else Role.SELLER


def role_now(shop: Shop, access: Access) -> Role | None:
    """What `access` lets its person act as, None when it has ended; a clock set back does not begin it again."""
    last = shop.books.journal.last_at() if access.until else None
    cutoff = int(shop.setting("day.cutoff"))
    return access.role_on(max(shop.today(), business_day(last, cutoff)) if last else shop.today())


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


@contextmanager
def acting(shop: Shop, permission: Permission, by: PersonId | None = None) -> Iterator[None]:
    """Do the block only if whoever works here may; what it does on its way is a part of it and asks no more.

    Only a limit is asked about everywhere (see `allowed`). Raises as `allowed` does.
    """
    if shop.acts:
        yield
        return
    with allowed(shop, permission, by):
        shop.acts.append(permission)
        try:
            yield
        finally:
            shop.acts.pop()


def needs(permission: Permission, by: str = "by") -> Callable[[Callable[_Asked, _Result]], Callable[_Asked, _Result]]:
    """Mark an operation with what it needs; it is asked for before anything else is done.

    The operation's first argument is the Shop. `by` says which argument, or part of one ("people.by"), is who it will
    be written down for; an operation that has no such argument is written down for nobody.
    """
    name, _dot, part = by.partition(".")

    def guard(act: Callable[_Asked, _Result]) -> Callable[_Asked, _Result]:
        code = act.__code__
        names = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
        place = names.index(name) if name in names else None

        @wraps(act)
        def guarded(*args: _Asked.args, **kwargs: _Asked.kwargs) -> _Result:
            who: object = None
            if place is not None:
                who = args[place] if place < len(args) else kwargs.get(name)
                who = getattr(who, part) if part else who
            with acting(cast("Shop", args[0]), permission, cast("PersonId | None", who)):
                return act(*args, **kwargs)

        guarded.__dict__["permission"] = permission
        return guarded

    return guard


def somebody_else() -> Refused:
    """The refusal `other_person`."""
    return Refused("other_person", N_("Somebody else is on duty. Change to your own name and code first."))


def _approval(shop: Shop, permission: Permission, by: PersonId | None, *, over: bool) -> Approval | None:
    """The approval the act will use up, None when it needs none."""
    if not shop.books.access.in_use():
        return None
    duty = shop.duty
    if not duty.person:
        raise Refused("locked", N_("The till is locked. Choose your name and type your code first."))
    if by is not None and by != duty.person:
        raise somebody_else()
    grant = may(shop, permission)
    if grant is Grant.YES or (grant is Grant.LIMIT and not over):
        return None
    if grant is Grant.NO:
        raise Refused(
            "not_allowed",
            N_("You may not do this here ({act}). Ask somebody who may to change to their name."),
            act=_(PERMISSION_TITLES[permission]),
        )
    if duty.approval is None or not _holds(shop, duty.approval, permission):
        raise NeedsApproval(permission)
    return duty.approval


def _holds(shop: Shop, approval: Approval, permission: Permission) -> bool:
    """Whether an approval is good now: not too old, and whoever gave it is still a treasurer."""
    return approval.holds(permission, shop.clock.uptime()) and role_of(shop, approval.by) is Role.TREASURER
