//! Pay of each person = standard × role factor × ratio of the grade × coefficient of the village × months ÷ 3,
//! exact, and rounded once.

use crate::difficulty::VillageClass;
use crate::exact::{Exact, Money};
use crate::grade::Graded;
use crate::period::MONTHS;
use crate::quarter::{Person, Quarter};
use crate::scheme::Scheme;

/// What a person earned, before the pool's policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earned {
    /// The exact product.
    pub exact: Exact,
    /// Rounded at the scheme's step.
    pub rounded: Money,
}

/// What everybody with a grade earned.
pub(crate) fn pay(
    scheme: &Scheme,
    quarter: &Quarter,
    classes: &[VillageClass],
    grades: &[Option<Graded>],
) -> Vec<Option<Earned>> {
    let pay = |(person, graded): (&Person, &Option<Graded>)| {
        let grade = graded.as_ref()?.grade?;
        let exact = scheme.standard.value.exact()
            * scheme.posts[person.main_post].role_factor.value.exact()
            * scheme.grading.grades[grade].ratio.value.exact()
            * classes[person.village].coefficient.exact()
            * served(scheme, person);
        Some(Earned { exact, rounded: scheme.pay_rounding.value.apply_money(exact) })
    };
    quarter.people.iter().zip(grades).map(pay).collect()
}

/// The part of the quarter that is paid.
pub(crate) fn served(scheme: &Scheme, person: &Person) -> Exact {
    if scheme.pro_rating.value { Exact::whole(person.months).per(MONTHS) } else { Exact::whole(1) }
}
