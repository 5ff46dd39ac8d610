//! Whole numbers as text.

/// A number in digits. `to_string` of a standard library that is built for size takes the formatting machinery, half a
/// kilobyte of download that nothing else of the viewer needs.
pub fn decimal(mut number: usize) -> String {
    let mut digits = Vec::new();
    loop {
        digits.push(char::from(b'0' + (number % 10) as u8));
        number /= 10;
        if number == 0 {
            return digits.into_iter().rev().collect();
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn digits_are_those_of_the_number() {
        for number in [0, 7, 10, 123, 4_294_967_295] {
            assert_eq!(super::decimal(number), number.to_string());
        }
    }
}
