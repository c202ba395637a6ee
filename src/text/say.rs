//! What stands in sentences: texts, numbers, lists and the project's own kinds of things.

use super::fill::{Part, Say, Thing};
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
        hear(Part::Thing(Thing { code: "", names: "first second", parts: &[&self.0, &self.1] }));
    }
}

impl<A: Say, B: Say, C: Say> Say for (A, B, C) {
    fn say(&self, hear: &mut dyn FnMut(Part<'_>)) {
        hear(Part::Thing(Thing { code: "", names: "first second third", parts: &[&self.0, &self.1, &self.2] }));
    }
}

macro_rules! things {
    ($($type:ident { $($variant:ident $([$($field:ident)*])? $code:literal)* })*) => {$(
        impl Say for $type {
            fn say(&self, hear: &mut dyn FnMut(Part<'_>)) {
                match self {
                    $($type::$variant { $($($field),*)? } => hear(Part::Thing(Thing {
                        code: $code,
                        names: stringify!($($($field)*)?),
                        parts: &[$($($field),*)?],
                    })),)*
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
        hear(Part::Thing(Thing { code: "number", names: "what raw how value", parts: &[what, raw, how, value] }));
    }
}

impl Say for How {
    fn say(&self, hear: &mut dyn FnMut(Part<'_>)) {
        let thing = |code, names, parts: &[&dyn Say], hear: &mut dyn FnMut(Part<'_>)| {
            hear(Part::Thing(Thing { code, names, parts }));
        };
        match self {
            How::AsItIs => hear(Part::Nothing),
            How::Per(divisor) => thing("how.per", "divisor", &[divisor], hear),
            How::Band { from } => thing("how.band", "from", &[from], hear),
            How::Steps { at, start, each, change } => {
                let falls = change.starts_with('-');
                let change = change.trim_start_matches('-');
                thing("how.steps", "at start each change falls", &[at, start, each, &change, &falls], hear);
            }
            How::Scale => thing("how.scale", "", &[], hear),
        }
    }
}

impl Say for HitAs {
    fn say(&self, hear: &mut dyn FnMut(Part<'_>)) {
        match self {
            HitAs::GridCadre => hear(Thing::word("hit-as.grid-cadre")),
            HitAs::Post(post) => hear(Part::Thing(Thing { code: "hit-as.post", names: "post", parts: &[post] })),
            HitAs::Offender => hear(Thing::word("hit-as.offender")),
            HitAs::Village => hear(Thing::word("hit-as.village")),
        }
    }
}

impl Say for Outweighed {
    fn say(&self, hear: &mut dyn FnMut(Part<'_>)) {
        let (code, name) = match self {
            Outweighed::Matter(name) => ("outweighed.matter", name),
            Outweighed::Group(name) => ("outweighed.group", name),
        };
        hear(Part::Thing(Thing { code, names: "name", parts: &[name] }));
    }
}

impl Say for Said {
    fn say(&self, hear: &mut dyn FnMut(Part<'_>)) {
        let Said { reason, date, by } = self;
        hear(Part::Thing(Thing { code: "said", names: "reason date by", parts: &[reason, date, by] }));
    }
}

impl Say for Rounding {
    fn say(&self, hear: &mut dyn FnMut(Part<'_>)) {
        let step = self.step.to_text(0);
        hear(Part::Thing(Thing { code: "rounding", names: "step mode", parts: &[&step, &self.mode] }));
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
        let names = "zh en min max places positive unit-zh unit-en";
        hear(Part::Thing(Thing {
            code: "decimal-bound",
            names,
            parts: &[zh, en, min, max, places, positive, unit_zh, unit_en],
        }));
    }
}

impl Say for IntegerBound {
    fn say(&self, hear: &mut dyn FnMut(Part<'_>)) {
        let IntegerBound { zh, en, min, max, unit: (unit_zh, unit_en) } = self;
        let names = "zh en min max unit-zh unit-en";
        hear(Part::Thing(Thing { code: "integer-bound", names, parts: &[zh, en, min, max, unit_zh, unit_en] }));
    }
}
