//! What must hold for every town, every quarter and every document, however strange.

mod support;

use cadre_pay::answer::{Answer, LineView, ProblemView, SettlementView};
use cadre_pay::check::check_text;
use cadre_pay::text::Language;
use cadre_pay::{Exact, Fixed, Mode, Rounding};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};
use support::{
    adds_up, document, fen, keys_backwards, settle, settle_texts, settled, text_of, unordered, without_holes,
};

fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

// ── A town of any kind ──

#[derive(Clone, Debug)]
struct Town {
    rules: Rules,
    people: Vec<Cadre>,
    events: Vec<(Index, usize, u8)>,
    incidents: Vec<(Index, bool)>,
    decided: Vec<(Index, usize)>,
    opening_fen: i64,
}

#[derive(Clone, Debug)]
struct Rules {
    quotas: bool,
    tie: usize,
    headcount: bool,
    floor: bool,
    mode: usize,
    pay_step: usize,
    pool: (usize, usize, usize),
}

#[derive(Clone, Debug)]
struct Cadre {
    village: usize,
    post: usize,
    months: u8,
    /// In hundredths; none is pending.
    score: Option<i32>,
}

const VILLAGES: [&str; 3] = ["east", "west", "south"];
const POSTS: [&str; 4] = ["secretary", "director", "deputy-director", "clerk"];
const ITEMS: [&str; 5] = ["commended-county", "commended-city", "information", "absent", "late"];
const GRADES: [&str; 4] = ["excellent", "good", "fair", "poor"];

fn rules() -> impl Strategy<Value = Rules> {
    (
        any::<bool>(),
        0..3_usize,
        any::<bool>(),
        any::<bool>(),
        0..4_usize,
        0..3_usize,
        (0..2_usize, 0..3_usize, 0..3_usize),
    )
        .prop_map(|(quotas, tie, headcount, floor, mode, pay_step, pool)| Rules {
            quotas,
            tie,
            headcount,
            floor,
            mode,
            pay_step,
            pool,
        })
}

fn cadre() -> impl Strategy<Value = Cadre> {
    // Half of the scores are whole, so that many are equal.
    let score = prop_oneof![1 => Just(None), 9 => (50..100_i32).prop_map(|score| Some(score * 100)), 10 => (0..11_000_i32).prop_map(Some)];
    (0..3_usize, 0..4_usize, 0..=3_u8, score).prop_map(|(village, post, months, score)| Cadre {
        village,
        post,
        months,
        score,
    })
}

fn town() -> impl Strategy<Value = Town> {
    (
        rules(),
        vec(cadre(), 1..14),
        vec((any::<Index>(), 0..ITEMS.len(), 1..4_u8), 0..6),
        vec((any::<Index>(), any::<bool>()), 0..3),
        vec((any::<Index>(), 0..GRADES.len()), 0..2),
        -3_000_000..3_000_000_i64,
    )
        .prop_map(|(rules, people, events, incidents, decided, opening_fen)| Town {
            rules,
            people,
            events,
            incidents,
            decided,
            opening_fen,
        })
}

impl Town {
    fn scheme(&self) -> Value {
        let mut scheme = document("tests/worked/base-scheme.json");
        for post in scheme["posts"].as_array_mut().expect("posts") {
            post["single"] = json!(false);
        }
        scheme["redLines"] = json!([
            {"id": "led", "name": "安全事故", "hits": {"gridCadre": false, "posts": ["secretary"], "offender": "never"}},
            {"id": "did", "name": "受处分", "hits": {"gridCadre": false, "posts": [], "offender": "always"}},
        ]);
        let rules = &self.rules;
        if rules.quotas {
            scheme["grading"]["grades"][0]["quota"] = json!({"share": "30", "bound": "at-most"});
            scheme["grading"]["grades"][1] =
                json!({"id": "good", "name": "良好", "quota": {"places": 2, "bound": "at-least"}, "ratio": "0.8"});
        }
        scheme["grading"]["tie"]["rule"] = json!(["decide", "both-up", "both-down"][rules.tie]);
        scheme["grading"]["redLinedInHeadcount"] = json!(rules.headcount);
        scheme["score"]["floor"] = json!(if rules.floor { "0" } else { "none" });
        scheme["score"]["rounding"]["mode"] = json!(["half-up", "half-even", "down", "up"][rules.mode]);
        // What is split to the fen keeps to no coarser step.
        let splits = rules.pool.1 == 1 || rules.pool.2 == 1;
        scheme["pay"]["rounding"]["step"] = json!(["0.01", "0.1", "1"][if splits { 0 } else { rules.pay_step }]);
        scheme["pool"] = json!({
            "setAside": (["people", "months"][rules.pool.0]),
            "whenOver": (["report", "scale-down", "carry-forward"][rules.pool.1]),
            "whenUnder": (["report", "share", "carry-forward"][rules.pool.2]),
        });
        scheme
    }

    fn quarter(&self) -> Value {
        let mut quarter = document("tests/worked/base-quarter.json");
        let id = |at: &Index| format!("p{:02}", at.index(self.people.len()));
        quarter["openingBalance"] = json!(decimal(self.opening_fen));
        let person = |(index, own): (usize, &Cadre)| {
            json!({
                "id": format!("p{index:02}"), "name": format!("人{index:02}"), "village": VILLAGES[own.village],
                "posts": [POSTS[own.post]], "months": own.months, "score": own.score.map(|score| decimal(score.into())),
            })
        };
        quarter["people"] = self.people.iter().enumerate().map(person).collect();
        let event = |(index, (person, item, count)): (usize, &(Index, usize, u8))| json!({"id": format!("e{index}"), "person": id(person), "item": ITEMS[*item], "count": count, "date": "2024-05-01"});
        quarter["events"] = self.events.iter().enumerate().map(event).collect();
        let incident = |(index, (person, led)): (usize, &(Index, bool))| {
            let hit = &self.people[person.index(self.people.len())];
            // The other red line needs somebody in post, and the hit person is.
            let led = *led && hit.post == 0;
            json!({
                "id": format!("i{index}"), "redLine": if led { "led" } else { "did" }, "village": VILLAGES[hit.village],
                "date": "2024-05-01", "basis": "记录", "offender": id(person),
            })
        };
        quarter["incidents"] = self.incidents.iter().enumerate().map(incident).collect();
        let decision = |(person, grade): &(Index, usize)| json!({"id": "d", "kind": "grade", "person": id(person), "grade": GRADES[*grade], "reason": "研究", "date": "2024-07-01"});
        quarter["decisions"] = self.decided.iter().map(decision).collect();
        quarter
    }

    fn settled(&self) -> (Box<SettlementView>, Vec<ProblemView>) {
        settled(settle(&self.scheme(), &self.quarter(), Language::Chinese)).unwrap_or_else(|why| panic!("{why}"))
    }

    fn is_decided(&self, line: &LineView) -> bool {
        self.decided.iter().any(|(person, _)| format!("p{:02}", person.index(self.people.len())) == line.person)
    }
}

/// Hundredths as decimal text.
fn decimal(hundredths: i64) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100)
}

fn grade_index(line: &LineView) -> Option<usize> {
    let grade = line.grade.as_deref()?;
    GRADES.iter().position(|own| *own == grade)
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn every_total_is_the_sum_of_its_lines(town in town()) {
        let (settlement, _) = town.settled();
        prop_assert_eq!(adds_up(&settlement), Ok(()));
        let (pool, lines) = (&settlement.pool, &settlement.lines);
        prop_assert_eq!(fen(&pool.available), fen(&pool.set_aside) + fen(&pool.opening_balance));
        prop_assert_eq!(fen(&pool.earned), lines.iter().filter_map(|line| line.earned.as_deref()).map(fen).sum::<i64>());
        for line in lines {
            let earned = line.earned.as_deref().map(|earned| fen(earned) + fen(&line.pool_adjustment));
            prop_assert_eq!(earned, line.pay.as_deref().map(fen), "{} {}", &line.person, &line.pool_adjustment);
            prop_assert!(line.pay.as_deref().is_none_or(|pay| fen(pay) >= 0), "{:?}", &line.pay);
        }
        for category in &settlement.categories {
            let graded: u32 = category.grades.iter().map(|grade| grade.people).sum();
            prop_assert_eq!(graded + category.pending + category.undecided, category.people);
        }
        prop_assert_eq!(settlement.partial, lines.iter().any(|line| line.state != "settled"));
    }

    #[test]
    fn money_that_is_moved_is_the_available_money_to_the_fen(mut town in town(), over in any::<bool>()) {
        town.rules.pool = (town.rules.pool.0, 1, 1);
        town.people.iter_mut().for_each(|own| own.score = own.score.or(Some(8_500)));
        town.opening_fen = if over { -town.opening_fen.abs() } else { town.opening_fen.abs() };
        let (settlement, _) = town.settled();
        let pool = &settlement.pool;
        match pool.action {
            "scaled-down" | "shared" => {
                prop_assert_eq!(fen(&pool.payable), fen(&pool.available).max(0));
                let all = fen(&pool.earned);
                for line in &settlement.lines {
                    // Nobody is further than a fen from the exact share.
                    let (earned, paid) = (line.earned.as_deref().map(fen), line.pay.as_deref().map(fen));
                    let (earned, paid) = (i128::from(earned.expect("earned")), i128::from(paid.expect("paid")));
                    let off = paid * i128::from(all) - earned * i128::from(fen(&pool.payable));
                    prop_assert!(off.abs() < i128::from(all), "{} got {}", &line.person, paid);
                }
            }
            "waiting" => prop_assert!(settlement.partial),
            _ => prop_assert!(fen(&pool.earned) == fen(&pool.available) || fen(&pool.earned) == 0),
        }
    }

    #[test]
    fn who_is_hit_by_a_red_line_has_the_worst_grade_unless_a_decision_says_otherwise(town in town()) {
        let (settlement, _) = town.settled();
        for line in settlement.lines.iter().filter(|line| line.red_lined && !town.is_decided(line)) {
            prop_assert!(line.state == "pending" || line.grade.as_deref() == Some("poor"), "{line:?}");
            prop_assert!(line.ratio.as_deref().is_none_or(|ratio| ratio == "0.00"));
            prop_assert!(line.pay.as_deref().is_none_or(|pay| fen(pay) == 0));
        }
        for line in settlement.lines.iter().filter(|line| line.rank.is_some()) {
            let ahead = settlement.lines.iter().filter(|other| other.category == line.category && other.rank < line.rank);
            for better in ahead.filter(|other| other.rank.is_some()) {
                prop_assert!(!better.red_lined || line.red_lined, "{better:?} before {line:?}");
            }
        }
    }

    #[test]
    fn a_higher_score_never_lowers_the_rank_the_grade_or_the_pay(
        mut town in town(), who in any::<Index>(), more in 1..2_000_i32,
    ) {
        town.rules.pool = (0, 0, 0);
        let who = who.index(town.people.len());
        town.people[who].score = town.people[who].score.or(Some(7_000));
        let mut better = town.clone();
        better.people[who].score = town.people[who].score.map(|score| score + more);
        let ((before, _), (after, _)) = (town.settled(), better.settled());
        let (old, new) = (&before.lines[who], &after.lines[who]);
        prop_assert!(new.rank <= old.rank, "rank {:?} → {:?}", old.rank, new.rank);
        // Equal scores at a quota line go by the tie rule: with both-down a tie can cost a place.
        let peers = || after.lines.iter().filter(|line| line.category == new.category && line.person != new.person);
        if town.rules.quotas && peers().any(|line| line.score == new.score) {
            return Ok(());
        }
        if let (Some(old_grade), Some(new_grade)) = (grade_index(old), grade_index(new)) {
            prop_assert!(new_grade <= old_grade, "{} → {}", GRADES[old_grade], GRADES[new_grade]);
            prop_assert!(new.pay.as_deref().map(fen) >= old.pay.as_deref().map(fen));
        }
    }

    #[test]
    fn the_order_of_people_villages_events_and_keys_changes_nothing(town in town(), turn in any::<Index>()) {
        let (scheme, quarter) = (town.scheme(), town.quarter());
        let mut turned = quarter.clone();
        for list in ["villages", "people", "events", "incidents", "decisions"] {
            let list = turned[list].as_array_mut().expect("a list");
            list.reverse();
            if !list.is_empty() {
                let by = turn.index(list.len());
                list.rotate_left(by);
            }
        }
        let told = |scheme: &str, quarter: &str| {
            let answer = settled(settle_texts(scheme, quarter, Language::Chinese));
            let (settlement, warnings) = answer.unwrap_or_else(|why| panic!("{why}"));
            unordered(&settlement, &warnings)
        };
        let straight = told(&scheme.to_string(), &quarter.to_string());
        let crooked = told(&keys_backwards(&scheme), &keys_backwards(&turned));
        prop_assert_eq!(straight, crooked);
    }

    #[test]
    fn the_same_documents_give_the_same_bytes(town in town()) {
        let bytes = || {
            let answer = settle(&town.scheme(), &town.quarter(), Language::English);
            serde_json::to_string(&answer).expect("an answer is JSON")
        };
        prop_assert_eq!(bytes(), bytes());
    }

    #[test]
    fn every_reason_arrives_at_the_figure_of_its_line(town in town()) {
        let (settlement, _) = town.settled();
        for (line, reasons) in settlement.lines.iter().zip(&settlement.reasons) {
            let figure = |kinds: &[&str]| {
                let reason = reasons.reasons.iter().find(|reason| kinds.contains(&reason.kind)).expect("a reason");
                reason.figure.clone()
            };
            prop_assert_eq!(&figure(&["pay", "pay-open"]), &line.pay);
            prop_assert_eq!(&figure(&["grade", "grade-open"]), &line.grade_name);
            prop_assert_eq!(&figure(&["rank", "rank-open"]), &line.rank.map(|rank| rank.to_string()));
            prop_assert_eq!(&figure(&["score", "score-pending"]), &line.score);
            prop_assert_eq!(figure(&["class"]), Some(format!("{} · {}", line.class.as_deref().unwrap_or_default(), line.coefficient)));
            prop_assert!(reasons.reasons.iter().all(without_holes), "{reasons:?}");
        }
        let last = |kind: &str| settlement.pool.reasons.iter().find(|reason| reason.kind == kind).expect("a reason");
        prop_assert_eq!(last("balance").figure.as_deref(), Some(settlement.pool.balance.as_str()));
        prop_assert_eq!(last("pool-action").figure.as_deref(), Some(settlement.pool.payable.as_str()));
    }
}

// ── Rounding ──

/// The nearest whole number to `numerator ÷ denominator` by trying: the neighbours' distances are compared.
fn nearest(numerator: i128, denominator: i128) -> i128 {
    let below = numerator.div_euclid(denominator);
    let (down, up) = (numerator - below * denominator, (below + 1) * denominator - numerator);
    match down.cmp(&up) {
        std::cmp::Ordering::Less => below,
        std::cmp::Ordering::Greater => below + 1,
        // Half way: away from zero.
        std::cmp::Ordering::Equal if numerator < 0 => below,
        std::cmp::Ordering::Equal => below + 1,
    }
}

proptest! {
    #![proptest_config(cases(1_024))]

    #[test]
    fn half_up_is_the_nearest_step_and_halves_go_away_from_zero(
        numerator in -10_i128.pow(15)..10_i128.pow(15), denominator in 1..1_000_000_i128, step in 1..1_000_000_i64,
    ) {
        let rounding = Rounding { step: Fixed::from_units(step), mode: Mode::HalfUp };
        let steps = nearest(numerator * 10_000, denominator * i128::from(step));
        let rounded = rounding.apply(Exact::new(numerator, denominator));
        prop_assert_eq!(i128::from(rounded.units()), steps * i128::from(step));
    }

    #[test]
    fn halves_of_a_hundredth_are_never_lost(hundredths in -100_000_000..100_000_000_i64) {
        let half = Fixed::from_units(hundredths * 100 + 50);
        let rounding = Rounding { step: Fixed::from_units(100), mode: Mode::HalfUp };
        let away = if hundredths < 0 { hundredths } else { hundredths + 1 };
        prop_assert_eq!(rounding.apply(half.exact()).units(), away * 100);
    }
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn pay_is_the_product_in_whole_numbers_rounded_once(
        standard in 0..=100_000_000_i64, ratio in 0..=100_000_i64, coefficient in 0..=100_000_i64, factor in 0..=100_000_i64,
        months in 0..=3_i64,
    ) {
        let four = |units: i64| Fixed::from_units(units).to_string();
        let mut scheme = document("tests/worked/base-scheme.json");
        scheme["standard"] = json!(decimal(standard));
        scheme["grading"]["grades"] =
            json!([{"id": "good", "name": "好", "from": "0", "ratio": four(ratio)}, {"id": "poor", "name": "差", "ratio": "0"}]);
        scheme["difficulty"]["classes"][0]["coefficient"] = json!(four(coefficient));
        scheme["posts"][4]["roleFactor"] = json!(four(factor));
        let mut quarter = document("tests/worked/base-quarter.json");
        quarter["people"] = json!([{"id": "p", "name": "人", "village": "east", "posts": ["clerk"], "months": months, "score": "1"}]);
        let (settlement, _) = settled(settle(&scheme, &quarter, Language::Chinese)).unwrap_or_else(|why| panic!("{why}"));
        let product = [ratio, coefficient, factor, months].map(i128::from).iter().product::<i128>() * i128::from(standard);
        let expected = nearest(product, 10_i128.pow(12) * 3);
        prop_assert_eq!(settlement.lines[0].pay.as_deref().map(|pay| i128::from(fen(pay))), Some(expected));
    }
}

// ── Garbled documents ──

#[derive(Clone, Debug)]
enum Slip {
    Drop,
    Twice,
    Becomes(usize),
    BecomesLike(Index),
    Letter(Index, char),
}

fn slip() -> impl Strategy<Value = Slip> {
    prop_oneof![
        2 => Just(Slip::Drop),
        1 => Just(Slip::Twice),
        4 => (0..strange().len()).prop_map(Slip::Becomes),
        3 => any::<Index>().prop_map(Slip::BecomesLike),
        2 => (any::<Index>(), prop_oneof![Just('9'), Just('-'), Just('.'), Just(' '), Just('x'), Just('\u{202e}')]).prop_map(|(at, c)| Slip::Letter(at, c)),
    ]
}

fn strange() -> Vec<Value> {
    vec![
        json!(null),
        json!(true),
        json!(0),
        json!(-1),
        json!(4),
        json!(i64::MAX),
        json!(i64::MIN),
        json!(u64::MAX),
        json!(2.5),
        json!(1e300),
        json!(""),
        json!(" "),
        json!("none"),
        json!("0"),
        json!("-1"),
        json!("100"),
        json!("0.00005"),
        json!("900000000000000"),
        json!("999999999999999999999999999999"),
        json!("x"),
        json!("2024-06-30"),
        json!("2024Q2"),
        json!([]),
        json!({}),
        json!([null]),
        json!({"value": "1"}),
        json!({"value": {"value": "1"}, "mark": "published"}),
        json!([[[[]]]]),
        json!("一".repeat(300)),
    ]
}

/// How many values a document has, itself not counted.
fn size(value: &Value) -> usize {
    children(value).map(|child| 1 + size(child)).sum()
}

fn children(value: &Value) -> Box<dyn Iterator<Item = &Value> + '_> {
    match value {
        Value::Array(entries) => Box::new(entries.iter()),
        Value::Object(entries) => Box::new(entries.values()),
        _ => Box::new(std::iter::empty()),
    }
}

fn nth(value: &Value, mut n: usize) -> &Value {
    for child in children(value) {
        let inside = size(child);
        match n {
            0 => return child,
            n if n <= inside => return nth(child, n - 1),
            _ => n -= inside + 1,
        }
    }
    value
}

/// Does the slip at the value that stands `n`th in reading order.
fn garble(value: &mut Value, mut n: usize, slip: &Slip, like: &Value) {
    let keys: Vec<String> = value.as_object().map(|entries| entries.keys().cloned().collect()).unwrap_or_default();
    let count = value.as_array().map_or(keys.len(), Vec::len);
    for at in 0..count {
        let child = if keys.is_empty() { &mut value[at] } else { &mut value[&keys[at]] };
        let inside = size(child);
        if n > 0 && n <= inside {
            return garble(child, n - 1, slip, like);
        }
        if n > inside {
            n -= inside + 1;
            continue;
        }
        match (slip, &mut *child) {
            (Slip::Becomes(which), _) => *child = strange()[*which].clone(),
            (Slip::BecomesLike(_), _) => *child = like.clone(),
            (Slip::Letter(at, c), Value::String(text)) => {
                let mut letters: Vec<char> = text.chars().collect();
                let at = at.index(letters.len() + 1);
                letters.insert(at, *c);
                *text = letters.into_iter().collect();
            }
            (Slip::Drop | Slip::Twice | Slip::Letter(..), _) => match value {
                Value::Array(entries) if matches!(slip, Slip::Twice) => entries.insert(at, entries[at].clone()),
                Value::Array(entries) => drop(entries.remove(at)),
                Value::Object(entries) => drop(entries.remove(&keys[at])),
                _ => {}
            },
        }
        return;
    }
}

/// Either settled, or refused for a reason that is said.
fn answers(scheme: &str, quarter: &str) -> Result<(), TestCaseError> {
    for language in [Language::Chinese, Language::English] {
        if let Answer::Refused { problems } = settle_texts(scheme, quarter, language) {
            prop_assert!(problems.iter().any(|problem| problem.severity == "refusal"));
            prop_assert!(problems.iter().all(|problem| !problem.sentence.is_empty()));
        }
    }
    Ok(())
}

fn garbled(scheme: &str, quarter: &str, slips: &[(bool, Index, Slip)]) -> [String; 2] {
    let mut documents = [document(scheme), document(quarter)];
    for (of_scheme, at, slip) in slips {
        let document = &mut documents[usize::from(!of_scheme)];
        let size = size(document).max(1);
        let like = match slip {
            Slip::BecomesLike(other) => nth(document, other.index(size)).clone(),
            _ => Value::Null,
        };
        garble(document, at.index(size), slip, &like);
    }
    documents.map(|document| document.to_string())
}

fn slips() -> impl Strategy<Value = Vec<(bool, Index, Slip)>> {
    vec((any::<bool>(), any::<Index>(), slip()), 1..4)
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn a_garbled_document_is_settled_or_refused_and_never_ends_in_a_panic(slips in slips()) {
        let [scheme, quarter] = garbled("tests/refused/base-scheme.json", "tests/refused/base-quarter.json", &slips);
        answers(&scheme, &quarter)?;
    }

    #[test]
    fn a_garbled_town_of_quotas_ties_and_shares_is_settled_or_refused(town in town(), slips in slips()) {
        let mut documents = [town.scheme(), town.quarter()];
        for (of_scheme, at, slip) in &slips {
            let document = &mut documents[usize::from(!of_scheme)];
            let size = size(document).max(1);
            garble(document, at.index(size), slip, &json!("p01"));
        }
        answers(&documents[0].to_string(), &documents[1].to_string())?;
    }
}

proptest! {
    #![proptest_config(cases(16))]

    #[test]
    fn the_sample_garbled_is_settled_or_refused(slips in slips()) {
        let [scheme, quarter] = garbled("schemes/huamachi.json", "schemes/samples/huamachi-2023Q4.json", &slips);
        answers(&scheme, &quarter)?;
        let _ = check_text(&scheme);
    }

    #[test]
    fn the_sample_cut_off_or_with_a_letter_changed_is_settled_or_refused(
        of_scheme in any::<bool>(), at in any::<Index>(), letter in any::<Option<char>>(),
    ) {
        let texts = [text_of("schemes/huamachi.json"), text_of("schemes/samples/huamachi-2023Q4.json")];
        let mut texts = texts;
        let text = &mut texts[usize::from(!of_scheme)];
        let mut letters: Vec<char> = text.chars().collect();
        let at = at.index(letters.len());
        match letter {
            Some(letter) => letters[at] = letter,
            None => letters.truncate(at),
        }
        *text = letters.into_iter().collect();
        answers(&texts[0], &texts[1])?;
    }
}
