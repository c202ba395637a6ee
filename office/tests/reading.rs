//! What is read out of files of every kind, and what is said of those that cannot be read.

use std::io::{Cursor, Write};

use cadre_pay_office::Unreadable;
use cadre_pay_office::encode::{TextEncoding, encode};
use cadre_pay_office::kind::FileKind;
use cadre_pay_office::read::{Answer, Contents, Options, read};
use cadre_pay_office::sheet::{Area, CellKind, Sheet};
use rust_xlsxwriter::{Format, Formula, Workbook};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

fn contents(bytes: &[u8]) -> Contents {
    match read(bytes, Options::default(), &mut |_| {}) {
        Answer::Read(contents) => contents,
        Answer::Unreadable { why, detail } => panic!("not read: {why:?}: {detail}"),
    }
}

fn refused(bytes: &[u8]) -> Unreadable {
    match read(bytes, Options::default(), &mut |_| {}) {
        Answer::Read(contents) => panic!("was read: {contents:?}"),
        Answer::Unreadable { why, .. } => why,
    }
}

/// The texts of a sheet; what is not text is marked: `92.5 number`, a lost number `… number!`, a formula `=… number`.
fn told(sheet: &Sheet) -> Vec<Vec<String>> {
    let word = |kind: CellKind| match kind {
        CellKind::Empty | CellKind::Text => "",
        CellKind::Number => " number",
        CellKind::Date => " date",
        CellKind::Boolean => " boolean",
        CellKind::Error => " error",
    };
    let row = |row: &Vec<_>| {
        row.iter()
            .map(|cell: &cadre_pay_office::sheet::Cell| {
                let (formula, lost) = (if cell.formula { "=" } else { "" }, if cell.lost { "!" } else { "" });
                format!("{formula}{}{}{lost}", cell.text, word(cell.kind))
            })
            .collect()
    };
    sheet.rows.iter().map(row).collect()
}

fn area(top: u32, left: u32, bottom: u32, right: u32) -> Area {
    Area { top, left, bottom, right }
}

// ── workbooks ──

/// What `files/messy.fods` holds, as both programs' formats keep it.
fn is_messy(contents: &Contents, file: FileKind) {
    assert_eq!((contents.file, contents.encoding, contents.separator), (file, None, None));
    let [scores, old] = contents.sheets.as_slice() else { panic!("there are two sheets") };
    let expected: [&[&str]; 7] = [
        &["幸福镇2023年第四季度评分表"],
        &["姓名", "银行卡号", "党建", "", "合计", "任职时间", "是否在职"],
        &["", "", "学习", "会议"],
        // A card number of 19 digits that a spreadsheet took for a number ends in zeros. 92.5 + 0.285 = 92.785.
        &[
            "张三",
            "6228480123456790000 number!",
            "92.5 number",
            "0.285 number",
            "=92.785 number",
            "2023-11-02 date",
            "TRUE boolean",
        ],
        &["李四", "6228480123456789013", "80 number"],
        &[],
        &["王五", "", "=#N/A error", "=#DIV/0! error"],
    ];
    assert_eq!(told(scores), expected);
    let mut merges = scores.merges.clone();
    merges.sort_by_key(|area| (area.top, area.left));
    assert_eq!(merges, [area(0, 0, 0, 6), area(1, 0, 2, 0), area(1, 1, 2, 1), area(1, 2, 1, 3)]);
    assert_eq!(scores.hidden_rows, [4]);
    assert_eq!((scores.hidden, old.hidden, old.name.as_str()), (false, true, "旧表"));
}

#[test]
fn an_xls() {
    is_messy(&contents(include_bytes!("files/messy.xls")), FileKind::Xls);
}

#[test]
fn an_ods() {
    is_messy(&contents(include_bytes!("files/messy.ods")), FileKind::Ods);
}

#[test]
fn an_xlsx() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("评分").expect("a name");
    let day = Format::new().set_num_format("yyyy\"年\"m\"月\"d\"日\"");
    let write = |sheet: &mut rust_xlsxwriter::Worksheet| -> Result<(), rust_xlsxwriter::XlsxError> {
        sheet.merge_range(0, 0, 0, 6, "幸福镇2023年第四季度评分表", &Format::new())?;
        sheet.write(1, 0, "姓名")?.write(1, 1, "银行卡号")?;
        sheet.write(3, 0, "张三")?.write(3, 1, 6_228_480_123_456_789_012_f64)?.write(3, 2, 92.5)?.write(
            3,
            3,
            0.1 + 0.2,
        )?;
        sheet.write(3, 4, Formula::new("=C4+D4").set_result("92.8"))?;
        // 45232 days after the last of 1899: 2023-11-02.
        sheet.write_with_format(3, 5, 45232, &day)?.write(3, 6, true)?;
        sheet.write(4, 0, "李四")?.write(4, 2, Formula::new("=1/0").set_result("#DIV/0!"))?;
        sheet.write(4, 3, Formula::new("=\"优\"").set_result("优"))?.set_row_hidden(4)?;
        Ok(())
    };
    write(sheet).expect("it can be written");
    book.add_worksheet().set_name("旧表").expect("a name").set_hidden(true).write(0, 0, "旧").expect("a cell");
    let contents = contents(&book.save_to_buffer().expect("it can be saved"));
    assert_eq!(contents.file, FileKind::Xlsx);
    let expected: [&[&str]; 5] = [
        &["幸福镇2023年第四季度评分表"],
        &["姓名", "银行卡号"],
        &[],
        &[
            "张三",
            "6228480123456790000 number!",
            "92.5 number",
            "0.3 number",
            "=92.8 number",
            "2023-11-02 date",
            "TRUE boolean",
        ],
        &["李四", "", "=#DIV/0! error", "=优"],
    ];
    assert_eq!(told(&contents.sheets[0]), expected);
    assert_eq!(contents.sheets[0].merges, [area(0, 0, 0, 6)]);
    assert_eq!(contents.sheets[0].hidden_rows, [4]);
    assert_eq!((contents.sheets[0].hidden, contents.sheets[1].hidden), (false, true));
}

#[test]
fn a_workbook_as_xml() {
    let xml = r#"<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
        <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
        <Worksheet ss:Name="花名册"><Table>
        <Row><Cell ss:MergeAcross="2"><Data ss:Type="String">花名册 &lt;2023&gt;</Data></Cell><Cell><Data ss:Type="String">注</Data></Cell></Row>
        <Row ss:Index="3" ss:Hidden="1"><Cell><Data ss:Type="String">张三</Data></Cell><Cell ss:Index="3"><Data ss:Type="Number">92.5</Data></Cell></Row>
        <Row><Cell><Data ss:Type="DateTime">2023-11-02T00:00:00.000</Data></Cell><Cell ss:Formula="=1+1"><Data ss:Type="Number">2</Data></Cell><Cell><Data ss:Type="Error">#N/A</Data></Cell></Row>
        </Table></Worksheet></Workbook>"#;
    let contents = contents(xml.as_bytes());
    assert_eq!(contents.file, FileKind::Xls);
    let expected: [&[&str]; 4] = [
        &["花名册 <2023>", "", "", "注"],
        &[],
        &["张三", "", "92.5 number"],
        &["2023-11-02 date", "=2 number", "#N/A error"],
    ];
    assert_eq!(told(&contents.sheets[0]), expected);
    assert_eq!(contents.sheets[0].merges, [area(0, 0, 0, 2)]);
    assert_eq!(contents.sheets[0].hidden_rows, [2]);
}

// ── text ──

const ROSTER: &str = "姓名,村,职务\r\n张三,幸福村,书记\r\n\r\n\"李四\",\"东湖村\",\"副书记,文书\"\r\n";

#[test]
fn text_in_the_encodings_of_chinese_programs() {
    let gbk = encode(ROSTER, TextEncoding::Gbk).expect("nothing rare");
    let marked = format!("\u{feff}{ROSTER}");
    let wide: Vec<u8> = [0xff, 0xfe].into_iter().chain(ROSTER.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let files: [(&[u8], Option<TextEncoding>); 4] = [
        (&gbk, Some(TextEncoding::Gb18030)),
        (ROSTER.as_bytes(), Some(TextEncoding::Utf8)),
        (marked.as_bytes(), Some(TextEncoding::Utf8)),
        (&wide, None),
    ];
    for (bytes, encoding) in files {
        let contents = contents(bytes);
        assert_eq!((contents.file, contents.encoding, contents.separator), (FileKind::Csv, encoding, Some(',')));
        let expected: [&[&str]; 4] =
            [&["姓名", "村", "职务"], &["张三", "幸福村", "书记"], &[], &["李四", "东湖村", "副书记,文书"]];
        assert_eq!(told(&contents.sheets[0]), expected);
    }
}

#[test]
fn a_wrong_guess_can_be_put_right() {
    let options = Options { encoding: Some(TextEncoding::Gbk), separator: Some(';') };
    let Answer::Read(contents) = read(b"\xd5\xc5\xc8\xfd;1,5", options, &mut |_| {}) else { panic!("it is text") };
    assert_eq!((contents.encoding, contents.separator), (Some(TextEncoding::Gbk), Some(';')));
    assert_eq!(told(&contents.sheets[0]), [["张三", "1,5"]]);
}

#[test]
fn what_stands_between_two_cells_is_guessed_from_the_rows() {
    let files = [
        ("幸福镇，花名册\n姓名\t得分\n张三\t90,5\n", '\t'),
        ("姓名;得分\n张三;90,5\n李四;80,5\n", ';'),
        ("姓名|得分\n张三|90\n", '|'),
        ("姓名，得分\n张三，90\n\"李，四\"，80\n", '，'),
        ("只有一列\n张三\n", ','),
    ];
    for (text, separator) in files {
        assert_eq!(contents(text.as_bytes()).separator, Some(separator), "{text}");
    }
    assert_eq!(told(&contents(files[3].0.as_bytes()).sheets[0])[2], ["李，四", "80"]);
}

#[test]
fn long_numbers_in_text() {
    let sheet = &contents(b"a,b,c\n=\"0012\",6.22848E+18,6228480123456789012\n").sheets[0];
    assert_eq!(told(sheet)[1], ["0012", "6.22848E+18!", "6228480123456789012"]);
}

#[test]
fn a_page_that_is_called_xls() {
    let page = "<html><head><meta charset=gb2312><style>td{}</style></head><body>\
        <table border=1><tr><td colspan=3>花名册&nbsp;<br>2023</td></tr>\
        <tr><th rowspan=2>村</th><th>姓名<th>分</tr><tr style='display: none'><td>张三&amp;李四</td><td>92.5</td></tr>\
        <tr><td><table><tr><td>里</td><td>外</td></tr></table></td><td>  王\n 五 </td></tr></table>\
        <table><tr><td>另一张</td></tr></table></body></html>";
    let gbk = encode(page, TextEncoding::Gbk).expect("nothing rare");
    let contents = contents(&gbk);
    assert_eq!(
        (contents.file, contents.encoding, contents.sheets.len()),
        (FileKind::Html, Some(TextEncoding::Gb18030), 2)
    );
    let expected: [&[&str]; 4] =
        [&["花名册\u{a0}\n2023"], &["村", "姓名", "分"], &["", "张三&李四", "92.5"], &["里 外", "王 五"]];
    assert_eq!(told(&contents.sheets[0]), expected);
    assert_eq!(contents.sheets[0].merges, [area(0, 0, 0, 2), area(1, 0, 2, 0)]);
    assert_eq!(contents.sheets[0].hidden_rows, [2]);
}

// ── what cannot be read ──

/// A compound file with these streams.
fn compound(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("in memory");
    for (name, bytes) in streams {
        file.create_stream(name).expect("a new name").write_all(bytes).expect("in memory");
    }
    file.into_inner().into_inner()
}

fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).expect("in memory");
        zip.write_all(bytes).expect("in memory");
    }
    zip.finish().expect("in memory").into_inner()
}

#[test]
fn encrypted_files() {
    let xlsx = compound(&[("EncryptionInfo", b"\x04\0\x04\0"), ("EncryptedPackage", &[7; 5000])]);
    assert_eq!(refused(&xlsx), Unreadable::Encrypted);
    // The beginning of the workbook, a password in XOR obfuscation, the end.
    let xls = compound(&[("Workbook", b"\x09\x08\x04\0\0\x06\x05\0\x2f\0\x06\0\0\0\x01\x02\x03\x04\x0a\0\0\0")]);
    assert_eq!(refused(&xls), Unreadable::Encrypted);
    let manifest = b"<manifest:manifest><manifest:file-entry manifest:full-path=\"content.xml\"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    let mimetype = b"application/vnd.oasis.opendocument.spreadsheet";
    let ods = packed(&[("mimetype", mimetype), ("META-INF/manifest.xml", manifest), ("content.xml", &[200; 900])]);
    assert_eq!(refused(&ods), Unreadable::Encrypted);
}

#[test]
fn other_files() {
    assert_eq!(refused(&compound(&[("WordDocument", &[1; 5000])])), Unreadable::NotATable);
    assert_eq!(refused(&compound(&[("ETExtData", &[1; 5000])])), Unreadable::Et);
    assert_eq!(refused(&compound(&[("ETExtData", &[1; 500]), ("Workbook", &[9; 5000])])), Unreadable::Et);
    assert_eq!(refused(&packed(&[("word/document.xml", b"<w/>")])), Unreadable::NotATable);
    assert_eq!(refused(b"%PDF-1.7"), Unreadable::NotATable);
    assert_eq!(refused(b"\0\x01\x02\x03 something"), Unreadable::NotATable);
    assert_eq!(refused(b"<html><body>404</body></html>"), Unreadable::NotATable);
    assert_eq!(refused(b""), Unreadable::Empty);
    assert_eq!(refused(b"\r\n\r\n,,\r\n"), Unreadable::Empty);
    assert_eq!(refused(&Workbook::new().save_to_buffer().expect("an empty one")), Unreadable::Empty);
}

#[test]
fn damaged_files() {
    let mut book = Workbook::new();
    book.add_worksheet().write(0, 0, "张三").expect("a cell");
    let whole = book.save_to_buffer().expect("it can be saved");
    assert_eq!(refused(&whole[..whole.len() / 2]), Unreadable::Damaged);
    let xls = include_bytes!("files/messy.xls");
    assert_eq!(refused(&xls[..600]), Unreadable::Damaged);
    assert_eq!(refused(&packed(&[("xl/workbook.xml", b"<workbook><sheets>")])), Unreadable::Damaged);
}

// ── too much ──

#[test]
fn a_packed_file_that_unpacks_without_end() {
    // A million spaces, packed once and then listed six hundred times.
    let spaces = packed(&[("spaces", &vec![b' '; 1 << 20])]);
    let mut spaces = ZipArchive::new(Cursor::new(spaces)).expect("a packed file");
    let mut zip = ZipWriter::new(Cursor::new(packed(&[("xl/workbook.xml", b"<workbook/>")])));
    for copy in 0..600 {
        zip.raw_copy_file_rename(spaces.by_index(0).expect("it is there"), format!("{copy}.xml")).expect("in memory");
    }
    zip.start_file("xl/workbook.xml", SimpleFileOptions::default()).expect("in memory");
    let bomb = zip.finish().expect("in memory").into_inner();
    assert!(bomb.len() < 1 << 20, "{} bytes", bomb.len());
    assert_eq!(refused(&bomb), Unreadable::TooLarge);
}

#[test]
fn a_packed_file_that_lies_about_its_size() {
    let mut liar = packed(&[("xl/workbook.xml", &[b' '; 0x1_2345])]);
    // Wherever the size is written it becomes one byte.
    while let Some(at) = liar.windows(4).position(|four| four == 0x1_2345_u32.to_le_bytes()) {
        liar[at..at + 4].copy_from_slice(&1_u32.to_le_bytes());
    }
    assert_eq!(refused(&liar), Unreadable::Damaged);
}

#[test]
fn a_sheet_that_claims_to_be_huge() {
    let sheet = |cells: &str| {
        let sheet = format!("<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData>{cells}</sheetData></worksheet>");
        packed(&[
            ("_rels/.rels", b"<Relationships><Relationship Id=\"b\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
            ("xl/workbook.xml", b"<workbook xmlns:r=\"r\"><sheets><sheet name=\"s\" sheetId=\"1\" r:id=\"i\"/></sheets></workbook>"),
            (
                "xl/_rels/workbook.xml.rels",
                b"<Relationships><Relationship Id=\"i\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/s.xml\"/></Relationships>",
            ),
            ("xl/worksheets/s.xml", sheet.as_bytes()),
        ])
    };
    // One cell in the far corner is no trouble, only the claim is.
    let far = contents(&sheet("<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>"));
    assert_eq!(far.sheets[0].rows.len(), 1_048_576);
    // A cell in the last column of 300 rows makes 300 × 16,384 = 4,915,200 cells, more than 3,000,000.
    let rows: String = (1..=300).map(|row| format!("<row r=\"{row}\"><c r=\"XFD{row}\"><v>1</v></c></row>")).collect();
    assert_eq!(refused(&sheet(&rows)), Unreadable::TooLarge);
}

#[test]
fn progress_is_told() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for row in 0..1000 {
        sheet.write(row, 0, row).expect("a cell");
    }
    let mut told = Vec::new();
    read(&book.save_to_buffer().expect("it can be saved"), Options::default(), &mut |percent| told.push(percent));
    // Told every 200 rows of 999.
    assert_eq!(told, [0, 20, 40, 60, 80]);
}
