#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| cadre_pay_fuzz::quarter(bytes));
