"""One declaration per kind of row: its model, its keys, what it is asked for, and how it is written and read.

Everything about a declaration that can be wrong is checked when the module that declares it loads.
"""

import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar, get_args

from pydantic import ValidationError
from pydantic.alias_generators import to_camel

from domain.model import Stored
from kit.clock import stamp
from kit.errors import CoachError, Invalid
from storage.plain import plain
from storage.table import PRESENT, Changes, Index, Item, Key, Query, Update
from storage.template import Template, key_text
from storage.values import canonical_item, decode, encode

M = TypeVar("M", bound=Stored)
Upgrade = Callable[[dict[str, Any], int], dict[str, Any]]
Ttl = str | Callable[[Any], datetime | None]

ROW_FIELDS = frozenset(Stored.model_fields)
PACKED = "packed"


class RowUnreadable(CoachError):
    """A row can't be what it says it is: written by a newer version, or by hand."""

    code = "row_unreadable"


@dataclass(frozen=True)
class Access:
    """One way to find rows: the keys of the table, or of an index."""

    pk: str
    sk: str
    index: Index | None = None


class _Path:
    """An access with its templates parsed."""

    def __init__(self, access: Access) -> None:
        self.pk, self.sk, self.index = Template(access.pk), Template(access.sk), access.index

    def keys(self, values: Mapping[str, Any]) -> dict[str, str]:
        """The key attributes for these values; none when a part is empty, so that indexes stay sparse."""
        pk, sk = self.pk.fill(values), self.sk.fill(values)
        prefix = self.index or ""
        return {f"{prefix}pk": pk, f"{prefix}sk": sk} if pk and sk else {}


class Entity(Generic[M]):
    """A kind of row about a model. `indexed=False` is for the many small rows: they carry no entityType, so that the index
    by type does not cost them anything, and don't repeat what their key says. `compressed` fields lie in one zlib blob.
    `beside` names the entities that share a list with this one on purpose.
    """

    def __init__(  # noqa: PLR0913 - a declaration says everything there is to say
        self,
        model: type[M],
        *,
        name: str,
        version: int,
        access: Mapping[str, Access],
        ttl: Ttl | None = None,
        indexed: bool = True,
        compressed: tuple[str, ...] = (),
        snake: tuple[str, ...] = (),
        beside: tuple[str, ...] = (),
        upgrade: Upgrade | None = None,
    ) -> None:
        self.model, self.name, self.version, self.access = model, name, version, dict(access)
        self.ttl, self.indexed, self.compressed, self.beside, self.upgrade = ttl, indexed, compressed, beside, upgrade
        self._paths = {title: _Path(one) for title, one in access.items()}
        self._check(snake)
        self.main = next(path for path in self._paths.values() if path.index is None)
        kept = [field for field in model.model_fields if field not in ROW_FIELDS]
        in_key = set() if indexed else {*self.main.pk.fields, *self.main.sk.fields}
        self.attributes = {field: field if field in snake else to_camel(field) for field in kept if field not in in_key}

    def key(self, **fields: Any) -> Key:
        """Where the row with these key fields lies."""
        keys = self.main.keys(fields)
        if not keys:
            raise Invalid(f"The key of a {self.name} can't have an empty part.")
        return Key(keys["pk"], keys["sk"])

    def key_of(self, model: M) -> Key:
        """Where this model's row lies."""
        return self.key(**{field: getattr(model, field) for field in {*self.main.pk.fields, *self.main.sk.fields}})

    def write(self, model: M) -> Item:
        """The model as a row."""
        item: Item = {**self.key_of(model)._asdict(), "version": model.version, "schemaVersion": self.version}
        if self.indexed:
            item["entityType"] = self.name
        item |= {name: stamp(at) for name, at in (("createdAt", model.created_at), ("updatedAt", model.updated_at)) if at}
        item["attributes"] = self._attributes(model)
        for path in self._paths.values():
            if path.index:
                item |= path.keys({field: getattr(model, field) for field in (*path.pk.fields, *path.sk.fields)})
        expires = self._expires(model)
        if expires:
            item["ttl"] = int(expires.timestamp())
        return canonical_item(item)

    def read(self, item: Item) -> M:
        """The row as a model; RowUnreadable when it is another kind of row, or newer than this program."""
        in_key = self._parsed(item)
        if in_key is None:
            raise RowUnreadable(f"The row at {item.get('sk')!r} is not a {self.name}.")
        written = item.get("schemaVersion", 1)
        if written > self.version:
            raise RowUnreadable(f"A {self.name} was written by a newer version of Spotter. Upgrade this one to read it.")
        data = self._fields(item.get("attributes", {}))
        if self.upgrade and written < self.version:
            data = self.upgrade(data, written)
        if isinstance(self.ttl, str) and self.ttl in self.attributes and "ttl" in item:
            # A row may be let expire later, without being written anew.
            data.setdefault(self.ttl, datetime.fromtimestamp(int(item["ttl"]), UTC))
        row = {"version": item.get("version", 0), "created_at": item.get("createdAt"), "updated_at": item.get("updatedAt")}
        try:
            return self.model.model_validate(in_key | data | row)
        except ValidationError as error:
            fields = ", ".join(sorted({".".join(map(str, problem["loc"])) for problem in error.errors()}))
            raise RowUnreadable(f"A {self.name} in the table can't be read: {fields} is not as it should be.") from error

    def matches(self, item: Item) -> bool:
        """Whether the row is of this kind; for lists that hold several."""
        return self._parsed(item) is not None

    def prefix(self, access: str, **fields: Any) -> tuple[str, str]:
        """The partition and the sort-key prefix of all rows with these fields."""
        path = self._paths[access]
        pk = path.pk.fill(fields)
        if not pk:
            raise Invalid(f"A list of {self.name} can't have an empty part in its key.")
        return pk, path.sk.head(fields)

    def list(self, access: str, *, newest_first: bool = False, limit: int = 100, **fields: Any) -> Query:
        """The question for all rows with these fields."""
        pk, prefix = self.prefix(access, **fields)
        return Query(pk, prefix=prefix or None, index=self._paths[access].index, newest_first=newest_first, limit=limit)

    def between(self, access: str, first: Any, last: Any, *, newest_first: bool = False, limit: int = 100, **fields: Any) -> Query:
        """The question for all rows whose next key field lies between two values, both included."""
        path = self._paths[access]
        low, high = path.sk.span(fields, first, last)
        pk, _ = self.prefix(access, **fields)
        return Query(pk, first=low, last=high, index=path.index, newest_first=newest_first, limit=limit)

    def expire(self, model: M, at: datetime) -> Update:
        """The write that lets this row, if it is still there, expire at that moment."""
        changes: dict[str, Any] = {"ttl": int(at.timestamp())}
        if isinstance(self.ttl, str) and self.ttl in self.attributes:
            changes[f"attributes.{self.attributes[self.ttl]}"] = stamp(at)
        return Update(self.key_of(model), Changes(set=changes), PRESENT)

    @staticmethod
    def text(value: Any, width: int | None = None) -> str:
        """A value as it stands in a key."""
        return key_text(value, width)

    def _attributes(self, model: M) -> Item:
        loose = {field: name for field, name in self.attributes.items() if field not in self.compressed}
        attributes = plain(model, loose)
        if self.compressed:
            attributes[PACKED] = zlib.compress(encode(plain(model, self.compressed, floats=True)), 9)
        return attributes

    def _fields(self, attributes: Item) -> dict[str, Any]:
        fields = {name: field for field, name in self.attributes.items()}
        data = {fields.get(name, name): value for name, value in attributes.items() if name != PACKED or not self.compressed}
        packed = attributes.get(PACKED) if self.compressed else None
        return data | decode(zlib.decompress(packed)) if packed else data

    def _parsed(self, item: Item) -> dict[str, str] | None:
        if item.get("entityType") != (self.name if self.indexed else None):
            return None
        pk, sk = self.main.pk.parse(str(item.get("pk"))), self.main.sk.parse(str(item.get("sk")))
        return None if pk is None or sk is None else pk | sk

    def _expires(self, model: M) -> datetime | None:
        if self.ttl is None:
            return None
        return getattr(model, self.ttl) if isinstance(self.ttl, str) else self.ttl(model)

    def _check(self, snake: tuple[str, ...]) -> None:
        fields = set(self.model.model_fields)
        main = [path for path in self._paths.values() if path.index is None]
        if len(main) != 1:
            raise ValueError(f"{self.name} must have exactly one access without an index, not {len(main)}")
        for path in self._paths.values():
            _check_path(self.name, self.model, path)
        if unknown := {*main[0].pk.fields, *main[0].sk.fields, *self.compressed, *snake} - fields:
            raise ValueError(f"{self.name} names {sorted(unknown)}, which {self.model.__name__} does not have")
        if isinstance(self.ttl, str) and self.ttl not in fields and not hasattr(self.model, self.ttl):
            raise ValueError(f"{self.name} expires by {self.ttl!r}, which {self.model.__name__} does not have")


def _check_path(name: str, model: type[Stored], path: _Path) -> None:
    if path.index not in (None, *get_args(Index)) or path.index == "gsi3":
        raise ValueError(f"{name} asks an index {path.index!r} that is not for asking")
    for field in (*path.pk.fields, *path.sk.fields):
        if field not in model.model_fields and not hasattr(model, field):
            raise ValueError(f"{name} names {field!r} in a key, which {model.__name__} does not have")


class Catalogue:
    """All entities of the table, checked against each other: no list of one may return rows of another."""

    def __init__(self, *entities: Entity[Any]) -> None:
        self.entities = entities
        names = [entity.name for entity in entities]
        if len(set(names)) != len(names):
            raise ValueError("two entities have the same name")
        for one in entities:
            for other in entities:
                if one is not other:
                    _check_apart(one, other)

    def __iter__(self) -> Any:
        return iter(self.entities)

    def of(self, item: Item) -> Entity[Any] | None:
        """The entity that a row belongs to."""
        return next((entity for entity in self.entities if entity.matches(item)), None)


def _check_apart(one: Entity[Any], other: Entity[Any]) -> None:
    ours, theirs = one.main, other.main
    if not ours.pk.may_equal(theirs.pk):
        return
    if ours.sk.may_equal(theirs.sk):
        raise ValueError(f"{one.name} and {other.name} can have the same key")
    if other.name in one.beside:
        return
    for head in ours.sk.lists():
        if theirs.sk.may_match(head):
            raise ValueError(f"a list of {one.name} would return rows of {other.name}: {theirs.sk.text!r}")
