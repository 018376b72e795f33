// Rust's rust_decimal at the operations of number_benchmark.cpp: consumed and stored, the slower counts. Prints OPERATION<tab>ns.
use rust_decimal::{Decimal, RoundingStrategy};
use std::hint::black_box;
use std::time::Instant;

const COUNT: usize = 1024;
const TERMS: usize = 20;

fn best(items: usize, mut task: impl FnMut()) -> f64 {
    let mut least = f64::MAX;
    for _ in 0..30 {
        let start = Instant::now();
        for _ in 0..50 {
            task();
        }
        least = least.min(start.elapsed().as_nanos() as f64 / 50.0 / items as f64);
    }
    least
}

fn measure<T: Clone>(operation: &str, items: usize, step: usize, f: impl Fn(usize) -> T) {
    let used = best(items, || {
        for i in 0..items {
            black_box(f(i * step));
        }
    });
    let mut out = vec![f(0); items];
    let stored = best(items, || {
        for i in 0..items {
            out[i] = f(i * step);
        }
        black_box(&out);
    });
    println!("{operation}\t{:.2}", used.max(stored));
}

fn main() {
    let mut state: u64 = 20_260_101;
    let mut random = move |below: i64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((state >> 11) % below as u64) as i64
    };
    let half_up = RoundingStrategy::MidpointAwayFromZero;
    let (mut a, mut b, mut mixed, mut text) = (vec![], vec![], vec![], vec![]);
    for _ in 0..COUNT {
        a.push(Decimal::new(random(9_900_000_000) + 100_000_000, 2));
        let other = random(1_000_000) + 1;
        b.push(Decimal::new(other, 2));
        mixed.push(Decimal::new(other, random(5) as u32));
        text.push(a.last().unwrap().to_string());
    }
    measure("add", COUNT, 1, |i| a[i] + mixed[i]);
    measure("subtract", COUNT, 1, |i| a[i] - mixed[i]);
    measure("multiply", COUNT, 1, |i| a[i] * b[i]);
    measure("compare", COUNT, 1, |i| a[i] < b[i]);
    measure("quotient rounded", COUNT, 1, |i| (a[i] / b[i]).round_dp_with_strategy(2, half_up));
    measure("parse", COUNT, 1, |i| text[i].parse::<Decimal>().unwrap());
    measure("print", COUNT, 1, |i| a[i].to_string());
    measure("sum of 20 products", COUNT / TERMS, TERMS, |from| {
        let mut sum = Decimal::ZERO;
        for i in from..from + TERMS {
            sum += a[i] * b[i];
        }
        sum.round_dp_with_strategy(2, half_up)
    });
}
