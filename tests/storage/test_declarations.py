"""A declaration that is wrong does not load."""

from datetime import UTC, datetime
from typing import Any

import pytest

from domain.model import Stored
from kit.errors import Invalid
from storage.entity import Access, Catalogue, Entity
from storage.template import Template

ONE = Access(pk="user#{user_id}", sk="thing#{thing_id}")


class Thing(Stored):
    user_id: str
    thing_id: str
    number: int = 0
    label: str | None = None
    expires_at: datetime | None = None
    old_label: str | None = None


def thing(name: str = "thing", sk: str = "thing#{thing_id}", **more: Any) -> Entity[Thing]:
    return Entity(Thing, name=name, version=1, access={"one": Access(pk="user#{user_id}", sk=sk)}, **more)


@pytest.mark.parametrize(
    ("access", "options"),
    [
        ({}, {}),
        ({"one": ONE, "two": ONE}, {}),
        ({"one": Access(pk="user#{user_id}", sk="thing#{nothing}")}, {}),
        ({"one": Access(pk="user#{user_id}", sk="thing-{thing_id}")}, {}),
        ({"one": Access(pk="user#{user_id}", sk="thing#")}, {}),
        ({"one": ONE, "by": Access(pk="a#{nothing}", sk="b", index="gsi1")}, {}),
        ({"one": ONE, "by": Access(pk="a", sk="b", index="gsi3")}, {}),
        ({"one": ONE}, {"ttl": "nothing"}),
        ({"one": ONE}, {"compressed": ("nothing",)}),
        ({"one": ONE}, {"snake": ("nothing",)}),
    ],
    ids=str,
)
def test_a_wrong_declaration_is_refused(access: dict[str, Access], options: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Entity(Thing, name="thing", version=1, access=access, **options)


@pytest.mark.parametrize(
    "others",
    [
        [thing("other", "thing#{number}")],
        [thing("other", "thing#{thing_id}#more")],
        [thing("other", "thing#fixed#more")],
        [thing("thing", "else#{thing_id}")],
        [thing("other", "{thing_id}#x")],
    ],
    ids=lambda others: f"{others[0].name} {others[0].main.sk.text}",
)
def test_entities_that_would_mix_are_refused(others: list[Entity[Thing]]) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Catalogue(thing(), *others)


@pytest.mark.parametrize("sk", ["things#{thing_id}", "thing", "thingVersion#{thing_id}", "other#thing#{thing_id}"])
def test_entities_that_stay_apart_load(sk: str) -> None:
    assert len(list(Catalogue(thing(), thing("other", sk)))) == 2


def test_entities_may_share_a_list_on_purpose() -> None:
    note = thing("note", "thing#{thing_id}#{number:3}", beside=("thing", "summary"))
    summary = thing("summary", "thing#{thing_id}#summary", beside=("note",))
    assert len(list(Catalogue(note, summary))) == 2


def test_an_index_key_with_an_empty_field_is_left_out() -> None:
    access = {"one": ONE, "by_label": Access(pk="label#{label}", sk="{number:3}", index="gsi1")}
    entity = Entity(Thing, name="thing", version=1, access=access)
    with_label = entity.write(Thing(user_id="U", thing_id="T", label="x", number=7))
    without = entity.write(Thing(user_id="U", thing_id="T"))
    assert (with_label["gsi1pk"], with_label["gsi1sk"]) == ("label#x", "007")
    assert "gsi1pk" not in without


def test_an_older_row_is_upgraded() -> None:
    def renamed(data: dict[str, Any], written: int) -> dict[str, Any]:
        return data | {"label": data.pop("old_label")} if written < 2 else data

    old = thing().write(Thing(user_id="U", thing_id="T", old_label="kept"))
    new = Entity(Thing, name="thing", version=2, access={"one": ONE}, upgrade=renamed)
    assert new.read(old).label == "kept"


def test_a_row_can_be_let_expire() -> None:
    at = datetime(2026, 3, 1, tzinfo=UTC)
    expire = thing(ttl="expires_at").expire(Thing(user_id="U", thing_id="T"), at)
    assert expire.changes.set == {"ttl": int(at.timestamp()), "attributes.expiresAt": "2026-03-01T00:00:00.000Z"}


@pytest.mark.parametrize("values", [{"user_id": "", "thing_id": "T"}, {"user_id": "U", "thing_id": None}], ids=str)
def test_a_key_has_no_empty_part(values: dict[str, Any]) -> None:
    with pytest.raises(Invalid):
        thing().key(**values)


@pytest.mark.parametrize("number", [-1, 1000])
def test_a_number_must_fit_its_width(number: int) -> None:
    with pytest.raises(Invalid):
        Template("n#{number:3}").fill({"number": number})


@pytest.mark.parametrize("text", ["a#b", "%", "%23", "#", "a b", "ü💪", "%25"])
def test_a_value_can_not_imitate_a_part(text: str) -> None:
    template = Template("user#{user_id}#{label}")
    key = template.fill({"user_id": text, "label": text})
    assert key is not None
    assert template.parse(key) == {"user_id": text, "label": text}
