"""Makes ZoneLensSans.otf: Noto Sans CJK SC cut down to what the workbench shows.

Kept: all of GB 2312 (6,763 Chinese characters, kana, Greek, Cyrillic, punctuation), Latin with
accents, and the symbols that figures and tokenizers use. The family is renamed, so that a complete
Noto Sans CJK on the same machine is never mistaken for it.

    python subset_font.py NotoSansCJK-Regular.ttc ZoneLensSans.otf

Needs fontTools (4.38 was used). The source is Debian's package fonts-noto-cjk 1:20220127; licence:
SIL Open Font License 1.1, see OFL.txt next to the font.
"""

import sys

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection

FAMILY = "ZoneLens Sans"
SIMPLIFIED_CHINESE = "Noto Sans CJK SC"
COPYRIGHT, FAMILY_ID, STYLE_ID, UNIQUE_ID, FULL_ID, POSTSCRIPT_ID = 0, 1, 2, 3, 4, 6
TYPOGRAPHIC_FAMILY_ID, TYPOGRAPHIC_STYLE_ID = 16, 17


def gb2312():
    """Every character of GB 2312, by decoding each of its two-byte codes."""
    for high in range(0xA1, 0xF8):
        for low in range(0xA1, 0xFF):
            try:
                yield bytes([high, low]).decode("gb2312")
            except UnicodeDecodeError:
                pass  # An unassigned code.


def wanted():
    characters = {ord(c) for c in gb2312()}
    characters |= set(range(0x20, 0x7F)) | set(range(0xA0, 0x250))  # Latin
    characters |= set(range(0x2010, 0x2030)) | set(range(0x3000, 0x3040)) | set(range(0xFF00, 0xFFF0))
    characters |= {ord(c) for c in "−×÷±≤≥≈≠∞∅∪∩∖→←↑↓↔⇒▁▂▃▄▅▆▇█■□▲△▼▽●○◆◇✓✗…•·Δδαβσ€£¥°′″‰"}
    return characters


def main(source, target):
    fonts = TTCollection(source).fonts
    font = next(f for f in fonts if f["name"].getDebugName(FAMILY_ID) == SIMPLIFIED_CHINESE)
    options = Options()
    options.layout_features = ["kern", "liga", "ccmp", "locl", "mark", "mkmk"]
    options.hinting = False  # Half the size; screens and printers of today do not miss it.
    options.desubroutinize = False
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.drop_tables += ["vhea", "vmtx", "VORG"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted())
    subsetter.subset(font)
    rename(font)
    font.save(target)
    print(len(font.getBestCmap()), "characters")


def rename(font):
    names = font["name"]
    for record in list(names.names):
        if record.nameID in (TYPOGRAPHIC_FAMILY_ID, TYPOGRAPHIC_STYLE_ID) or record.langID != 0x409:
            names.removeNames(record.nameID, record.platformID, record.platEncID, record.langID)
    for number, text in {
        FAMILY_ID: FAMILY,
        STYLE_ID: "Regular",
        UNIQUE_ID: FAMILY + " Regular, a subset of Noto Sans CJK SC 2.004",
        FULL_ID: FAMILY,
        POSTSCRIPT_ID: "ZoneLensSans-Regular",
    }.items():
        names.setName(text, number, 3, 1, 0x409)
    top = font["CFF "].cff.topDictIndex[0]
    font["CFF "].cff.fontNames[0] = "ZoneLensSans-Regular"
    top.FamilyName = FAMILY
    top.FullName = FAMILY


if __name__ == "__main__":
    main(*sys.argv[1:])
