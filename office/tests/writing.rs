//! What is written can be read again, says the same, and does nothing by itself.

use std::io::{Cursor, Read};

use cadre_pay_office::read::{Answer, Options, read};
use cadre_pay_office::sheet::{Area, CellKind, Sheet};
use cadre_pay_office::write::{Unwritable, Workbook, write};
use serde_json::{Value, json};
use zip::ZipArchive;

fn written(workbook: &Value) -> Result<Vec<u8>, Unwritable> {
    let workbook: Workbook = serde_json::from_value(workbook.clone()).expect("the shape of types.ts");
    write(&workbook, &mut |_| {})
}

fn sheets(bytes: &[u8]) -> Vec<Sheet> {
    match read(bytes, Options::default(), &mut |_| {}) {
        Answer::Read(contents) => contents.sheets,
        Answer::Unreadable { why, detail } => panic!("not read: {why:?}: {detail}"),
    }
}

/// A file inside the workbook.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a packed file");
    let mut text = String::new();
    archive.by_name(name).expect("it is there").read_to_string(&mut text).expect("it is text");
    text
}

fn pay_sheet() -> Value {
    json!({
        "title": "发放表",
        "sheets": [
            {
                "name": "发放表",
                "widths": [6, 10.5, 22],
                "rows": [
                    { "height": 30, "cells": [] },
                    { "cells": [{ "text": "姓名", "look": "head" }, { "text": "账号", "look": "head" }, { "text": "金额", "look": "head" }] },
                    { "cells": [{ "text": "张三", "look": "text" }, { "text": "6228480123456789012", "look": "text" }, { "number": "2640.10", "decimals": 2, "look": "figure" }] },
                    { "cells": [{ "text": "=cmd|' /C calc'!A0", "look": "text" }, null, { "number": "-0.05", "decimals": 2 }] },
                    { "cells": [{ "text": "合计", "look": "total" }, null, { "formula": "=SUM(C3:C4)", "result": "2640.05", "decimals": 2, "look": "total" }] },
                    { "cells": [null, null, { "formula": "IF(C5>0,\"有\",\"无\")", "result": "有", "isText": true }] },
                    { "cells": [{ "text": "", "look": "input" }, { "number": "", "decimals": 1, "look": "input" }] }
                ],
                "merges": [{ "top": 0, "left": 0, "bottom": 0, "right": 2, "cell": { "text": "花马池镇", "look": "title" } }],
                "frozen": { "rows": 2, "columns": 1 },
                "print": { "landscape": true, "head": { "from": 0, "to": 1 }, "breaks": [4], "fitWidth": true, "footer": "&C第 &P 页 共 &N 页" },
                "choices": [
                    { "top": 6, "left": 0, "bottom": 99, "right": 0, "list": ["书记", "副书记"], "title": "职务", "note": "从名单里选" },
                    { "top": 6, "left": 1, "bottom": 99, "right": 1, "list": "=村名!$A$1:$A$2" },
                    { "top": 6, "left": 2, "bottom": 99, "right": 2, "list": (0..90).map(|n| format!("第{n}村")).collect::<Vec<_>>() }
                ]
            },
            { "name": "村名", "widths": [], "rows": [{ "cells": [{ "text": "幸福村" }] }, { "cells": [{ "text": "东湖村" }] }], "hidden": true }
        ]
    })
}

#[test]
fn what_was_written_is_read() {
    let bytes = written(&pay_sheet()).expect("it can be written");
    let sheets = sheets(&bytes);
    let names: Vec<_> = sheets.iter().map(|sheet| (sheet.name.as_str(), sheet.hidden)).collect();
    assert_eq!(names, [("发放表", false), ("村名", true), ("选项", true)]);
    let rows = &sheets[0].rows;
    let cell = |row: usize, column: usize| {
        (rows[row][column].text.as_str(), rows[row][column].kind, rows[row][column].formula)
    };
    assert_eq!(cell(0, 0), ("花马池镇", CellKind::Text, false));
    assert_eq!(cell(2, 1), ("6228480123456789012", CellKind::Text, false));
    assert_eq!(cell(2, 2), ("2640.1", CellKind::Number, false));
    assert_eq!(cell(3, 0), ("=cmd|' /C calc'!A0", CellKind::Text, false), "text never becomes a formula");
    // 2640.10 − 0.05 = 2640.05
    assert_eq!(cell(4, 2), ("2640.05", CellKind::Number, true));
    assert_eq!(cell(5, 2), ("有", CellKind::Text, true));
    assert_eq!(sheets[0].merges, [Area { top: 0, left: 0, bottom: 0, right: 2 }]);
    assert_eq!(sheets[2].rows[89][0].text, "第89村");
}

#[test]
fn the_paper_is_set_up() {
    let bytes = written(&pay_sheet()).expect("it can be written");
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    for wanted in [
        "paperSize=\"9\"",
        "orientation=\"landscape\"",
        "fitToHeight=\"0\"",
        "&amp;C第 &amp;P 页 共 &amp;N 页",
        "<brk id=\"4\"",
        "xSplit=\"1\" ySplit=\"2\"",
        "numberStoredAsText=\"1\"",
        "<formula1>\"书记,副书记\"</formula1>",
        "<formula1>村名!$A$1:$A$2</formula1>",
        "<formula1>选项!$A$1:$A$90</formula1>",
        "promptTitle=\"职务\"",
        "prompt=\"从名单里选\"",
    ] {
        assert!(sheet.contains(wanted), "{wanted} is missing in {sheet}");
    }
    assert!(
        part(&bytes, "xl/workbook.xml")
            .contains("<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">发放表!$1:$2<")
    );
}

#[test]
fn the_same_workbook_gives_the_same_bytes() {
    assert_eq!(written(&pay_sheet()), written(&pay_sheet()));
}

#[test]
fn a_number_is_written_exactly_or_not_at_all() {
    let one = |number: &str| {
        let cells = json!([{ "number": number, "decimals": 2 }, { "text": "x" }]);
        written(&json!({ "title": "", "sheets": [{ "name": "s", "widths": [], "rows": [{ "cells": cells }] }] }))
    };
    for number in ["0.07", "123456789.12", "0.1", "-17.5", "999999999999.99", "0.285"] {
        assert_eq!(sheets(&one(number).expect("it can be written"))[0].rows[0][0].text, number);
    }
    for number in ["1e5", "1,000", "+5", ".5", "5.", "-", "NaN", "１", "1234567890123.456"] {
        assert!(one(number).is_err(), "{number}");
    }
}
