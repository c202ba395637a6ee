//! What stands in sentences: texts, numbers, lists and the project's own kinds of things.

use super::fill::{Kind, Part, Say, Thing};
use crate::bounds::{DecimalBound, IntegerBound};
use crate::exact::{Mode, Rounding};
use crate::period::{Day, Span};
use crate::pool::Action;
use crate::problem::{Expected, Found, What};
use crate::reason::{HitAs, How, NumberIs, NumberSaid, Outweighed, Said};
use crate::scheme::{Comparison, Measure, SubjectKind};
use crate::what_if::largest::Method;

impl Say for str {
    fn say(&self, hear: &mut dyn FnMut(Part<'_>)) {
        hear(Part::Text(self));
    }
}

impl Say for String {
    fn say(&self, hear: &mut dyn FnMut(Part<'_>)) {
        hear(Part::Text(self));
    }
}

impl<T: Say + ?Sized> Say for &T {
    fn say(&self, hear: &mut dyn FnMut(Part<'_>)) {
        (*self).say(hear);
    }
}

impl Say for i64 {
    fn say(&self, hear: &mut dyn FnMut(Part<'_>)) {
        hear(Part::Number(*self));
    }
}

impl Say for u32 {
    fn say(&self, hear: &mut dyn FnMut(Part<'_>)) {
        hear(Part::Number(i64::from(*self)));
    }
}

impl Say for u128 {
    fn say(&self, hear: &mut dyn FnMut(Part<'_>)) {
        hear(Part::Text(&self.to_string()));
    }
}

impl Say for usize {
    fn say(&self, hear: &mut dyn FnMut(Part<'_>)) {
        hear(Part::Number(i64::try_from(*self).unwrap_or(i64::MAX)));
    }
}

/// What is true says something, so that a place can ask for it.
impl Say for bool {
    fn say(&self, hear: &mut dyn FnMut(Part<'_>)) {
        hear(if *self { Part::Text("true") } else { Part::Nothing });
    }
}

impl<T: Say> Say for Option<T> {
    fn say(&self, hear: &mut dyn FnMut(Part<'_>)) {
        match self {
            Some(own) => own.say(hear),
            None => hear(Part::Nothing),
        }
    }
}

impl<T: Say> Say for [T] {
    fn say(&self, hear: &mut dyn FnMut(Part<'_>)) {
        let list: Vec<&dyn Say> = self.iter().map(|own| -> &dyn Say { own }).collect();
        hear(Part::List(&list));
    }
}

impl<T: Say> Say for Vec<T> {
    fn say(&self, hear: &mut dyn FnMut(Part<'_>)) {
        self.as_slice().say(hear);
    }
}

impl<A: Say, B: Say> Say for (A, B) {
    fn say(&self, hear: &mut dyn FnMut(Part<'_>)) {
        hear(Part::Thing(Thing { kind: &Kind { code: "", names: "first second" }, parts: &[&self.0, &self.1] }));
    }
}

impl<A: Say, B: Say, C: Say> Say for (A, B, C) {
    fn say(&self, hear: &mut dyn FnMut(Part<'_>)) {
        hear(Part::Thing(Thing {
            kind: &Kind { code: "", names: "first second third" },
            parts: &[&self.0, &self.1, &self.2],
        }));
    }
}

macro_rules! thing {
    ($hear:expr, $code:literal, [$($name:ident)*]) => {
        $hear(Part::Thing(Thing { kind: &Kind { code: $code, names: stringify!($($name)*) }, parts: &[$(&$name),*] }))
    };
}

macro_rules! things {
    ($($type:ident { $($variant:ident $([$($field:ident)*])? $code:literal)* })*) => {$(
        impl Say for $type {
            fn say(&self, hear: &mut dyn FnMut(Part<'_>)) {
                match self {
                    $($type::$variant { $($($field),*)? } => thing!(hear, $code, [$($($field)*)?]),)*
                }
            }
        }
    )*};
}

things! {
    Expected {
        Object "expected.object"
        List "expected.list"
        Text "expected.text"
        DecimalText "expected.decimal-text"
        Integer "expected.integer"
        Boolean "expected.boolean"
    }
    Found {
        Object "found.object"
        List "found.list"
        Text "found.text"
        Number "found.number"
        Boolean "found.boolean"
        Null "found.null"
    }
    What {
        Source "what.source"
        Category "what.category"
        Post "what.post"
        Class "what.class"
        Indicator "what.indicator"
        Item "what.item"
        Group "what.group"
        RedLine "what.red-line"
        Grade "what.grade"
        Village "what.village"
        Grid "what.grid"
        Person "what.person"
        Event "what.event"
        Incident "what.incident"
        Decision "what.decision"
        Household "what.household"
        Fact "what.fact"
        Ballot "what.ballot"
        BallotOption "what.ballot-option"
        Rating "what.rating"
        Factor "what.factor"
        PayItem "what.pay-item"
        Stage "what.stage"
        Redemption "what.redemption"
    }
    SubjectKind {
        Person "subject.person"
        Village "subject.village"
        Household "subject.household"
    }
    Span {
        Month "span.month"
        Quarter "span.quarter"
        HalfYear "span.half-year"
        Year "span.year"
    }
    Measure {
        RegisteredPopulation "measure.registered-population"
        ResidentPopulation "measure.resident-population"
        Workload "measure.workload"
    }
    Comparison {
        From "comparison.from"
        Above "comparison.above"
        UpTo "comparison.up-to"
        Below "comparison.below"
    }
    Mode {
        HalfUp "mode.half-up"
        HalfEven "mode.half-even"
        Down "mode.down"
        Up "mode.up"
    }
    Action {
        Reported "action.reported"
        ScaledDown "action.scaled-down"
        Shared "action.shared"
        CarriedForward "action.carried-forward"
        ClawedBack "action.clawed-back"
        Waiting "action.waiting"
    }
    Method {
        Bisection "method.bisection"
        BreakPoints "method.break-points"
        EveryValue "method.every-value"
    }
    NumberIs {
        Fact [name unit ranked] "number.fact"
        Measure [measure ranked] "number.measure"
        Months "number.months"
        Ballot [name votes] "number.ballot"
        Votes [ballot options votes all] "number.votes"
        Events [items] "number.events"
        Rating [grade] "number.rating"
        Indicator [name] "number.indicator"
        Earlier [periods missing] "number.earlier"
        TeamScore "number.team-score"
        TeamRank "number.team-rank"
        TeamGrade [grade] "number.team-grade"
        Score "number.score"
        Rank "number.rank"
        RankFromEnd "number.rank-from-end"
    }
}

impl Say for NumberSaid {
    fn say(&self, hear: &mut dyn FnMut(Part<'_>)) {
        let NumberSaid { what, raw, how, value } = self;
        thing!(hear, "number", [what raw how value]);
    }
}

impl Say for How {
    fn say(&self, hear: &mut dyn FnMut(Part<'_>)) {
        match self {
            How::AsItIs => hear(Part::Nothing),
            How::Per(divisor) => thing!(hear, "how.per", [divisor]),
            How::Band { from } => thing!(hear, "how.band", [from]),
            How::Steps { at, start, each, change } => {
                let falls = change.starts_with('-');
                let change = change.trim_start_matches('-');
                thing!(hear, "how.steps", [at start each change falls]);
            }
            How::Scale => thing!(hear, "how.scale", []),
        }
    }
}

impl Say for HitAs {
    fn say(&self, hear: &mut dyn FnMut(Part<'_>)) {
        match self {
            HitAs::GridCadre => thing!(hear, "hit-as.grid-cadre", []),
            HitAs::Post(post) => thing!(hear, "hit-as.post", [post]),
            HitAs::Offender => thing!(hear, "hit-as.offender", []),
            HitAs::Village => thing!(hear, "hit-as.village", []),
        }
    }
}

impl Say for Outweighed {
    fn say(&self, hear: &mut dyn FnMut(Part<'_>)) {
        match self {
            Outweighed::Matter(name) => thing!(hear, "outweighed.matter", [name]),
            Outweighed::Group(name) => thing!(hear, "outweighed.group", [name]),
        }
    }
}

impl Say for Said {
    fn say(&self, hear: &mut dyn FnMut(Part<'_>)) {
        let Said { reason, date, by } = self;
        thing!(hear, "said", [reason date by]);
    }
}

impl Say for Rounding {
    fn say(&self, hear: &mut dyn FnMut(Part<'_>)) {
        let (step, mode) = (self.step.to_text(0), self.mode);
        thing!(hear, "rounding", [step mode]);
    }
}

impl Say for Day {
    fn say(&self, hear: &mut dyn FnMut(Part<'_>)) {
        hear(Part::Text(&self.to_string()));
    }
}

impl Say for DecimalBound {
    fn say(&self, hear: &mut dyn FnMut(Part<'_>)) {
        let DecimalBound { zh, en, min, max, places, positive, unit: (unit_zh, unit_en) } = self;
        thing!(hear, "decimal-bound", [zh en min max places positive unit_zh unit_en]);
    }
}

impl Say for IntegerBound {
    fn say(&self, hear: &mut dyn FnMut(Part<'_>)) {
        let IntegerBound { zh, en, min, max, unit: (unit_zh, unit_en) } = self;
        thing!(hear, "integer-bound", [zh en min max unit_zh unit_en]);
    }
}
