//! Trials: worked cases with their arithmetic, and the searches against trying every value.

#![allow(clippy::result_large_err, reason = "problems carry what their sentences need")]

mod support;

use cadre_pay::answer::what_if::{
    ComparisonView, CostView, ExtremeView, SweepView, compare_documents, largest_within_pool, smallest_within_pool,
    sweep_documents,
};
use cadre_pay::answer::{Answer, Options};
use cadre_pay::problem::{Document, Problem};
use cadre_pay::read::node::Node;
use proptest::prelude::*;
use serde_json::{Value, json};
use support::{change, change_all, document, fen, said};

fn node(value: &Value) -> Result<Node, Problem> {
    Node::from_json(&value.to_string(), Document::Call)
}

fn place_of(place: &str) -> Result<Node, Problem> {
    Ok(Node::Text(place.to_owned()))
}

fn scheme() -> Value {
    document("tests/worked/base-scheme.json")
}

fn person(id: &str, village: &str, post: &str, score: &str) -> Value {
    json!({"id": id, "name": format!("人{id}"), "village": village, "posts": [post], "months": 3, "score": score})
}

fn quarter(people: Value) -> Value {
    let mut quarter = document("tests/worked/base-quarter.json");
    quarter["people"] = people;
    quarter
}

/// East is A (1.10), west B (1.00), south C (0.90). By the base scheme:
/// p1 优秀 2400 × 1.00 × 1.10 = 2640.00; p2 良好 2400 × 0.80 × 1.00 = 1920.00; p3 一般 2400 × 0.60 × 0.90 = 1296.00;
/// together 5856.00 of 3 × 2400.00 = 7200.00.
fn three() -> Value {
    quarter(json!([
        person("p1", "east", "secretary", "91"),
        person("p2", "west", "director", "89"),
        person("p3", "south", "clerk", "70"),
    ]))
}

fn changed(changes: Value) -> Value {
    let mut scheme = scheme();
    change_all(&mut scheme, &changes);
    scheme
}

fn compared(before: &Value, after: &Value, quarters: &[Value]) -> Box<ComparisonView> {
    match compare_documents(node(before), node(after), node(&json!(quarters)), Ok(Options::default())) {
        Answer::Compared { comparison, .. } => comparison,
        Answer::Refused { problems } => panic!("{}", said(&problems)),
        other => panic!("{other:?}"),
    }
}

fn swept(scheme: &Value, quarters: &[Value], place: &str, range: Value) -> Box<SweepView> {
    let answer =
        sweep_documents(node(scheme), node(&json!(quarters)), place_of(place), node(&range), Ok(Options::default()));
    match answer {
        Answer::Swept { sweep, .. } => sweep,
        Answer::Refused { problems } => panic!("{}", said(&problems)),
        other => panic!("{other:?}"),
    }
}

fn found(
    largest: bool,
    scheme: &Value,
    quarters: &[Value],
    place: &str,
    range: &Value,
) -> Result<Box<ExtremeView>, String> {
    let arguments = (node(scheme), node(&json!(quarters)), place_of(place), node(range), Ok(Options::default()));
    let (scheme, quarters, place, range, options) = arguments;
    let answer = if largest {
        largest_within_pool(scheme, quarters, place, range, options)
    } else {
        smallest_within_pool(scheme, quarters, place, range, options)
    };
    match answer {
        Answer::Found { extreme, .. } => Ok(extreme),
        Answer::Refused { problems } => Err(said(&problems)),
        other => panic!("{other:?}"),
    }
}

#[test]
fn who_moves_and_what_it_costs() {
    // A to 1.20: p1 2400 × 1.20 = 2880.00, 240.00 more. 优秀 from 88: p2 2400.00, 480.00 more. p3 as before.
    // Together 2880 + 2400 + 1296 = 6576.00; left of 7200.00: 1344.00 before, 624.00 after.
    let after = changed(json!({"difficulty.classes[0].coefficient": "1.20", "grading.grades[0].from": "88"}));
    let comparison = compared(&scheme(), &after, &[three()]);
    let one = &comparison.quarters[0];
    let sums = &one.sums;
    let text = |change: &cadre_pay::answer::what_if::ChangeView| {
        [change.before.clone(), change.after.clone(), change.difference.clone()]
    };
    assert_eq!(text(&sums.payable), ["5856.00", "6576.00", "720.00"]);
    assert_eq!(text(&sums.available), ["7200.00", "7200.00", "0.00"]);
    assert_eq!(text(&sums.balance), ["1344.00", "624.00", "-720.00"]);
    assert_eq!((sums.better, sums.worse, sums.more, sums.less, sums.changed), (1, 0, 2, 0, 2));
    let moves: Vec<_> = one.moves.iter().map(|own| (own.person.as_str(), own.difference.as_deref())).collect();
    assert_eq!(moves, [("p1", Some("240.00")), ("p2", Some("480.00"))]);
    let grades = |at: usize| (one.moves[at].before.grade.as_deref(), one.moves[at].after.grade.as_deref());
    assert_eq!(grades(1), (Some("good"), Some("excellent")));
    let shifts: Vec<_> = sums.shifts.iter().map(|own| (own.from.as_deref(), own.to.as_deref(), own.people)).collect();
    assert_eq!(shifts, [(Some("good"), Some("excellent"), 1)]);
    let parts = |parts: &[cadre_pay::answer::what_if::PartView]| -> Vec<(String, u32, String)> {
        parts.iter().map(|part| (part.id.clone(), part.people, part.payable.difference.clone())).collect()
    };
    let part = |id: &str, people, difference: &str| (id.to_owned(), people, difference.to_owned());
    assert_eq!(parts(&sums.categories), [part("principal", 2, "720.00"), part("staff", 1, "0.00")]);
    assert_eq!(parts(&sums.villages), [part("east", 1, "240.00"), part("west", 1, "480.00"), part("south", 1, "0.00")]);
}

#[test]
fn several_quarters_are_added_up() {
    // The second quarter has p2 only: 1920.00 before, 2400.00 after. 5856 + 1920 = 7776.00, 6576 + 2400 = 8976.00.
    let after = changed(json!({"difficulty.classes[0].coefficient": "1.20", "grading.grades[0].from": "88"}));
    let mut second = quarter(json!([person("p2", "west", "director", "89")]));
    second["period"] = json!("2024Q3");
    let total = compared(&scheme(), &after, &[three(), second]).total;
    assert_eq!((total.payable.before.as_str(), total.payable.after.as_str()), ("7776.00", "8976.00"));
    assert_eq!((total.people, total.better, total.changed), (4, 2, 3));
    assert_eq!((total.shifts.len(), total.shifts[0].people), (1, 2));
    assert_eq!(total.villages.iter().map(|part| part.people).collect::<Vec<_>>(), [1, 2, 1]);
}

#[test]
fn name_and_validity_are_not_minded_and_that_is_said() {
    let after = changed(json!({"version": "2", "validity.to": "2024Q1"}));
    let answer = compare_documents(node(&scheme()), node(&after), node(&json!([three()])), Ok(Options::default()));
    let Answer::Compared { comparison, warnings } = answer else { panic!("{answer:?}") };
    assert_eq!(comparison.total.changed, 0);
    let codes: Vec<_> = warnings.iter().map(|own| (own.place.as_str(), own.code)).collect();
    assert_eq!(codes, [("quarters[0].scheme", "tried-on-other"), ("quarters[0].period", "validity-ignored")]);
}

#[test]
fn a_class_recorded_without_a_reason_follows_the_suggestion() {
    // A from 1001 on: west (1500) becomes A. p2: 2400 × 0.80 × 1.10 = 2112.00 instead of 1920.00.
    let after = changed(json!({"difficulty.suggestion.bands[0].from": 1001}));
    let comparison = compared(&scheme(), &after, &[three()]);
    assert_eq!(comparison.quarters[0].moves[0].difference.as_deref(), Some("192.00"));
    // Recorded with a reason it stays.
    let mut kept = three();
    kept["villages"][1]["classReason"] = json!("研究确定");
    assert_eq!(compared(&scheme(), &after, &[kept]).total.changed, 0);
}

#[test]
fn a_sweep_tries_every_value_and_reports_what_the_scheme_does_not_allow() {
    // 1920 + 1296 = 3216.00 stay; p1 has 2400 × the coefficient. At 1.70: 4080.00, 96.00 more than there is.
    let sweep = swept(
        &scheme(),
        &[three()],
        "difficulty.classes[0].coefficient",
        json!({"from": "1.00", "to": "1.70", "step": "0.35"}),
    );
    let costs: Vec<_> = sweep
        .points
        .iter()
        .map(|point| (point.value.as_str(), cost(point).payable.as_str(), cost(point).fits))
        .collect();
    assert_eq!(costs, [("1.00", "5616.00", true), ("1.35", "6456.00", true), ("1.70", "7296.00", false)]);
    assert_eq!((sweep.current.as_deref(), sweep.points[0].current), (Some("1.10"), false));

    // 良好 cannot start at 90 or above. From 70 on p3 is 良好 too: 2400 × 0.80 × 0.90 = 1728.00, 6288.00 together.
    let sweep = swept(&scheme(), &[three()], "grading.grades[1].from", json!({"from": "70", "to": "90", "step": "10"}));
    let people = |at: usize| -> Vec<u32> {
        sweep.points[at].found.as_ref().expect("found").grades.iter().map(|grade| grade.people).collect()
    };
    assert_eq!((people(0), people(1)), (vec![1, 2, 0, 0], vec![1, 1, 1, 0]));
    assert_eq!(cost(&sweep.points[0]).payable, "6288.00");
    assert!(sweep.points[1].current && sweep.points[2].found.is_none());
    assert_eq!(sweep.points[2].problems[0].code, "thresholds-overlap");
}

fn cost(point: &cadre_pay::answer::what_if::PointView) -> &CostView {
    &point.found.as_ref().expect("found").cost
}

#[test]
fn the_upper_bound_below_moves_with_its_threshold() {
    let scheme = changed(json!({"grading.grades[1].below": {"value": "90.00", "mark": "own"}}));
    let sweep = swept(&scheme, &[three()], "grading.grades[0].from", json!({"from": "88", "to": "92", "step": "2"}));
    assert_eq!(sweep.follower.as_deref(), Some("grading.grades[1].below"));
    assert!(sweep.points.iter().all(|point| point.found.is_some()));
}

#[test]
fn the_largest_coefficient_within_the_pool_is_exact() {
    // 7200.00 − 1920.00 − 1296.00 = 3984.00 for p1, ÷ 2400 = 1.66. At 1.6601: 3984.24.
    let range = json!({"from": "0", "to": "10"});
    let largest = found(true, &scheme(), &[three()], "difficulty.classes[0].coefficient", &range).expect("found");
    let told = |value: &Option<cadre_pay::answer::what_if::ValueView>| {
        value.as_ref().map(|own| (own.value.clone(), own.cost.payable.clone(), own.cost.fits))
    };
    assert_eq!(told(&largest.found), Some(("1.66".into(), "7200.00".into(), true)));
    assert_eq!(told(&largest.next), Some(("1.6601".into(), "7200.24".into(), false)));
    assert_eq!((largest.method, largest.values.as_str()), ("bisection", "100001"));
    assert!(largest.evaluations < 40, "{}", largest.evaluations);
}

#[test]
fn a_ratio_is_searched_between_its_neighbours() {
    // 良好 lies between 一般 (0.60) and 优秀 (1.00): at 1.00 p2 has 2400.00, 6336.00 together, which fits.
    let range = json!({"from": "0.50", "to": "2.00", "step": "0.05"});
    let largest = found(true, &scheme(), &[three()], "grading.grades[1].ratio", &range).expect("found");
    assert_eq!(largest.found.as_ref().map(|own| own.value.as_str()), Some("1.00"));
    assert!(largest.next.is_none());
    // 1.05 to 2.00 by 0.05.
    let skipped = largest.skipped.as_ref().expect("skipped");
    assert_eq!(
        (skipped.values.as_str(), skipped.value.as_str(), skipped.problems[0].code),
        ("20", "1.05", "ratios-rise")
    );
}

#[test]
fn the_lowest_threshold_within_the_pool_is_found_between_scores() {
    // 6400.00 available (800.00 overspent before). 优秀 from at most 89: p2 has 2400.00, 6336.00 together, which fits;
    // 良好 keeps it above 80, so 80.01 is the lowest.
    let mut tight = three();
    tight["openingBalance"] = json!("-800.00");
    let range = json!({"from": "60", "to": "100", "step": "0.01"});
    let lowest = found(false, &scheme(), &[tight.clone()], "grading.grades[0].from", &range).expect("found");
    assert_eq!(lowest.found.as_ref().map(|own| own.value.as_str()), Some("80.01"));
    assert_eq!(lowest.method, "break-points");
    assert_eq!(lowest.skipped.as_ref().map(|own| own.values.as_str()), Some("2001"));
    // With 6300.00 p2 has to stay below: 89.01.
    tight["openingBalance"] = json!("-900.00");
    let lowest = found(false, &scheme(), &[tight], "grading.grades[0].from", &range).expect("found");
    assert_eq!(
        lowest.found.as_ref().map(|own| (own.value.as_str(), own.cost.payable.as_str())),
        Some(("89.01", "5856.00"))
    );
    assert_eq!(
        lowest.next.as_ref().map(|own| (own.value.as_str(), own.cost.payable.as_str())),
        Some(("89.00", "6336.00"))
    );
}

#[test]
fn what_is_not_proved_is_tried_value_by_value_or_refused() {
    let range = json!({"from": "2000.00", "to": "3000.00"});
    let refused = found(true, &scheme(), &[three()], "standard", &range).expect_err("too many");
    assert!(refused.contains("too-many-values"), "{refused}");
    // The pool grows with the standard: every value fits.
    let range = json!({"from": "2000.00", "to": "3000.00", "step": "100"});
    let largest = found(true, &scheme(), &[three()], "standard", &range).expect("found");
    assert_eq!((largest.method, largest.evaluations), ("every-value", 1));
    assert_eq!(largest.found.as_ref().map(|own| own.value.as_str()), Some("3000.00"));
}

#[test]
fn where_nothing_fits_that_is_said() {
    let mut overspent = three();
    overspent["openingBalance"] = json!("-7000.00");
    let range = json!({"from": "0", "to": "2"});
    let largest = found(true, &scheme(), &[overspent], "difficulty.classes[0].coefficient", &range).expect("answered");
    assert!(largest.found.is_none());
    assert_eq!(
        largest.next.as_ref().map(|own| (own.value.as_str(), own.cost.payable.as_str())),
        Some(("0.00", "3216.00"))
    );
}

#[test]
fn eight_samples_are_searched_without_trying_every_value() {
    let (scheme, quarter) = (document("schemes/huamachi.json"), document("schemes/samples/huamachi-2023Q4.json"));
    let quarters = vec![quarter; 8];
    let range = json!({"from": "0", "to": "10"});
    let place = "difficulty.classes[0].coefficient";
    let largest = found(true, &scheme, &quarters, place, &range).expect("found");
    assert_eq!(largest.method, "bisection");
    let range = json!({"from": "0", "to": "100", "step": "0.01"});
    let lowest = found(false, &scheme, &quarters, "grading.grades[0].from", &range).expect("found");
    assert_eq!(lowest.method, "break-points");
    assert!(lowest.evaluations < 200, "{}", lowest.evaluations);
}

// ── Against trying every value ──

#[derive(Clone, Debug)]
struct Town {
    people: Vec<(usize, usize, i32)>,
    quota: Option<u32>,
    tie: usize,
    below: bool,
    pool: (usize, usize),
    mode: usize,
    months: u8,
    opening: i64,
}

const PLACES: [&str; 9] = [
    "difficulty.classes[0].coefficient",
    "difficulty.classes[1].coefficient",
    "grading.grades[0].ratio",
    "grading.grades[1].ratio",
    "posts[0].roleFactor",
    "grading.grades[0].from",
    "grading.grades[1].from",
    "standard",
    "difficulty.suggestion.bands[0].from",
];

fn town() -> impl Strategy<Value = Town> {
    let person = (0..3_usize, 0..4_usize, 55..100_i32);
    let people = proptest::collection::vec(person, 1..9);
    (
        people,
        any::<Option<bool>>(),
        0..3_usize,
        any::<bool>(),
        (0..3_usize, 0..3_usize),
        0..4_usize,
        0..=3_u8,
        -500_000..500_000_i64,
    )
        .prop_map(|(people, quota, tie, below, pool, mode, months, opening)| Town {
            quota: quota.map(|more| if more { 2 } else { 1 }),
            people,
            tie,
            below,
            pool,
            mode,
            months,
            opening,
        })
}

impl Town {
    fn scheme(&self) -> Value {
        let mut scheme = scheme();
        for post in scheme["posts"].as_array_mut().expect("posts") {
            post["single"] = json!(false);
            post["roleFactor"] = json!("1.00");
        }
        match self.quota {
            Some(places) => scheme["grading"]["grades"][0]["quota"] = json!({"places": places, "bound": "at-most"}),
            None if self.below => scheme["grading"]["grades"][1]["below"] = json!("90"),
            None => {}
        }
        scheme["grading"]["tie"]["rule"] = json!(["decide", "both-up", "both-down"][self.tie]);
        scheme["pay"]["rounding"]["mode"] = json!(["half-up", "half-even", "down", "up"][self.mode]);
        scheme["pool"]["whenOver"] = json!(["report", "scale-down", "carry-forward"][self.pool.0]);
        scheme["pool"]["whenUnder"] = json!(["report", "share", "carry-forward"][self.pool.1]);
        scheme
    }

    fn quarters(&self) -> Vec<Value> {
        let villages = ["east", "west", "south"];
        let posts = ["secretary", "director", "deputy-director", "clerk"];
        let people = self.people.iter().enumerate().map(|(index, (village, post, score))| {
            let mut person = person(&format!("p{index}"), villages[*village], posts[*post], &score.to_string());
            person["months"] = json!(if index == 0 { self.months } else { 3 });
            person
        });
        let mut first = quarter(people.collect());
        first["openingBalance"] = json!(format!("{}.{:02}", self.opening / 100, self.opening.abs() % 100));
        let mut second = first.clone();
        second["people"].as_array_mut().expect("people").truncate(2);
        vec![first, second]
    }
}

/// The extreme value that fits, and the next beyond it that the scheme allows, from a sweep.
fn by_trying(sweep: &SweepView, largest: bool) -> (Option<String>, Option<String>) {
    let mut points: Vec<_> = sweep.points.iter().filter(|point| point.found.is_some()).collect();
    if largest {
        points.reverse();
    }
    let fits = points.iter().position(|point| cost(point).fits);
    let next = match fits {
        Some(position) => position.checked_sub(1),
        None => points.len().checked_sub(1),
    };
    (fits.map(|at| points[at].value.clone()), next.map(|at| points[at].value.clone()))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_search_finds_what_trying_every_value_finds(town in town(), place in 0..PLACES.len(), largest in any::<bool>(), shift in 0..7_i64) {
        let (scheme, quarters, place) = (town.scheme(), town.quarters(), PLACES[place]);
        let range = match place {
            "standard" => json!({"from": format!("{}", 2000 + shift), "to": "2800", "step": "37.01"}),
            "difficulty.suggestion.bands[0].from" => json!({"from": "900", "to": "2500", "step": "100"}),
            from if from.ends_with("from") => json!({"from": format!("{}.5", 57 + shift), "to": "98", "step": "0.5"}),
            _ => json!({"from": format!("0.{shift}5"), "to": "2.5", "step": "0.03"}),
        };
        let sweep = swept(&scheme, &quarters, place, range.clone());
        let searched = found(largest, &scheme, &quarters, place, &range).expect("found");
        let told = (
            searched.found.as_ref().map(|own| own.value.clone()),
            searched.next.as_ref().map(|own| own.value.clone()),
        );
        prop_assert_eq!(told, by_trying(&sweep, largest), "{} by {}", place, searched.method);
        for value in searched.found.iter().chain(&searched.next) {
            let point = sweep.points.iter().find(|point| point.value == value.value).expect("a value of the range");
            prop_assert_eq!(&cost(point).earned, &value.cost.earned);
            prop_assert_eq!(&cost(point).payable, &value.cost.payable);
            prop_assert_eq!(&cost(point).available, &value.cost.available);
        }
    }

    #[test]
    fn a_sweep_gives_what_settling_gives(town in town(), place in 0..PLACES.len()) {
        let (mut scheme, quarters, place) = (town.scheme(), town.quarters(), PLACES[place]);
        let (value, range) = match place {
            "standard" => (json!("2500"), json!({"from": "2500", "to": "2500"})),
            "difficulty.suggestion.bands[0].from" => (json!(2001), json!({"from": "2001", "to": "2001"})),
            from if from.ends_with("from") => (json!("85"), json!({"from": "85", "to": "85"})),
            _ => (json!("0.95"), json!({"from": "0.95", "to": "0.95"})),
        };
        let sweep = swept(&scheme, &quarters, place, range);
        change(&mut scheme, place, value.clone());
        if place == "grading.grades[0].from" && town.below && town.quota.is_none() {
            change(&mut scheme, "grading.grades[1].below", value);
        }
        for (index, quarter) in quarters.iter().enumerate() {
            let answer = support::settled(support::settle(&scheme, quarter, cadre_pay::text::Language::Chinese));
            match (&sweep.points[0].found, answer) {
                (Some(found), Ok((settlement, _))) => {
                    prop_assert_eq!(&found.quarters[index].payable, &settlement.pool.payable);
                    prop_assert_eq!(&found.quarters[index].earned, &settlement.pool.earned);
                    prop_assert_eq!(&found.quarters[index].available, &settlement.pool.available);
                }
                (None, Err(_)) => {}
                (found, _) => prop_assert!(false, "{place}: one of them refuses, found {}", found.is_some()),
            }
        }
    }

    #[test]
    fn differences_add_up(town in town(), other in town()) {
        let comparison = compared(&town.scheme(), &other.scheme(), &town.quarters());
        for one in &comparison.quarters {
            let difference = fen(&one.sums.payable.difference);
            let open = one.moves.iter().any(|own| own.difference.is_none());
            let people: i64 = one.moves.iter().filter_map(|own| own.difference.as_deref()).map(fen).sum();
            prop_assert!(open || people == difference);
            for parts in [&one.sums.categories, &one.sums.villages] {
                prop_assert_eq!(parts.iter().map(|part| fen(&part.payable.difference)).sum::<i64>(), difference);
                prop_assert_eq!(parts.iter().map(|part| part.people).sum::<u32>(), one.sums.people);
            }
        }
        let sum: i64 = comparison.quarters.iter().map(|one| fen(&one.sums.payable.difference)).sum();
        prop_assert_eq!(sum, fen(&comparison.total.payable.difference));
    }
}

// ── Garbled arguments ──

fn strange() -> Vec<Value> {
    let large = "9".repeat(18);
    vec![
        json!(null),
        json!(true),
        json!(-1),
        json!(i64::MAX),
        json!(2.5),
        json!(""),
        json!("none"),
        json!("0"),
        json!("-1"),
        json!("100"),
        json!("0.00005"),
        json!(large),
        json!("x"),
        json!([]),
        json!({}),
        json!([null]),
        json!({"value": "1"}),
    ]
}

/// Replaces the value that stands `n`th in reading order.
fn garble(value: &mut Value, n: &mut usize, by: &Value) {
    let children: Vec<&mut Value> = match value {
        Value::Array(entries) => entries.iter_mut().collect(),
        Value::Object(entries) => entries.values_mut().collect(),
        _ => Vec::new(),
    };
    for child in children {
        if *n == 0 {
            *n = usize::MAX;
            *child = by.clone();
            return;
        }
        *n -= 1;
        garble(child, n, by);
        if *n == usize::MAX {
            return;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn garbled_arguments_are_answered_and_never_end_in_a_panic(
        town in town(), place in 0..PLACES.len(), which in 0..3_usize, at in 0..160_usize, by in 0..strange().len(),
    ) {
        let range = json!({"from": "0.5", "to": "1.5", "step": "0.1"});
        let mut documents = [town.scheme(), json!(town.quarters()), json!([PLACES[place], range])];
        garble(&mut documents[which], &mut at.clone(), &strange()[by]);
        let [scheme, quarters, rest] = &documents;
        let call = || (node(scheme), node(quarters), node(&rest[0]), node(&rest[1]), Ok(Options::default()));
        let run = |door: fn(_, _, _, _, _) -> Answer| {
            let (scheme, quarters, place, range, options) = call();
            door(scheme, quarters, place, range, options)
        };
        let compare = compare_documents(node(scheme), node(&town.scheme()), node(quarters), Ok(Options::default()));
        for answer in [compare, run(sweep_documents), run(largest_within_pool), run(smallest_within_pool)] {
            if let Answer::Refused { problems } = answer {
                prop_assert!(problems.iter().any(|problem| problem.severity == "refusal"));
            }
        }
    }
}
