"""Which pictures are taken as evidence, and what is said of the others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pictures import jpeg_head, png, png_head

from incident_desk.domain.pictures import JPEG, MOST_BYTES, PNG, Seen, see
from incident_desk.errors import InputError
from incident_desk.i18n import LANGUAGES, texts


def test_a_png_and_a_jpeg_tell_their_sides() -> None:
    assert see(png(40, 30)) == Seen(PNG, 40, 30)
    assert see(jpeg_head(4000, 3000)) == Seen(JPEG, 4000, 3000)


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "picture.not_a_picture"),
        (b"GIF89a", "picture.not_a_picture"),
        (b"%PDF-1.7", "picture.not_a_picture"),
        (png()[:20], "picture.not_a_picture"),
        (b"\xff\xd8\xff\xe0", "picture.not_a_picture"),
        (b"\xff\xd8\xff\xe0\0\0" * 9, "picture.not_a_picture"),
        (png_head(0, 9), "picture.not_a_picture"),
        (png_head(60_000, 60_000), "picture.too_many_pixels"),
        (png() + bytes(MOST_BYTES), "picture.too_large"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_anything_else_is_refused_by_name(data: bytes, key: str) -> None:
    with pytest.raises(InputError) as refused:
        see(data, "lamps.gif")
    assert refused.value.key == key
    for language in LANGUAGES:
        assert "lamps.gif" in refused.value.told(texts(language))


@given(st.binary(max_size=60))
def test_no_bytes_make_it_fail_otherwise(data: bytes) -> None:
    for begun in (data, b"\xff\xd8\xff" + data, b"\x89PNG\r\n\x1a\n" + data):
        try:
            seen = see(begun)
        except InputError:
            continue
        assert seen.width > 0
        assert seen.height > 0
