//! Edges of bars along a line of light, to a fraction of a pixel.

/// A rise or fall must be at least this share of the whole line's contrast, and this many levels,
/// to be a bar.
const CONTRAST_SHARE: i32 = 7;
const CONTRAST_MIN: i32 = 10;

/// Where the line passes from light to dark (even entries) and back (odd ones), at the middle
/// between the lightest and the darkest place on both sides. Pixel centres lie at halves.
pub(super) fn find(light: &[u8], edges: &mut Vec<f32>) {
    edges.clear();
    let (Some(&darkest), Some(&lightest)) = (light.iter().min(), light.iter().max()) else {
        return;
    };
    let least = (i32::from(lightest - darkest) / CONTRAST_SHARE).max(CONTRAST_MIN);
    // Turning points found so far: the last one that is certain, and the best candidate for the
    // next.
    let (mut certain, mut next) = (0, 0);
    let mut is_falling = false;
    for (at, &here) in light.iter().enumerate() {
        let here = i32::from(here);
        let ahead = here - i32::from(light[next]);
        let goes_on = if is_falling { ahead < 0 } else { ahead > 0 };
        let turns_back = if is_falling { ahead > least } else { -ahead > least };
        if goes_on {
            next = at;
        } else if turns_back {
            // `next` was a turning point. The way to it from the one before is an edge, except for
            // the first rise, which comes from outside the picture.
            if is_falling || !edges.is_empty() {
                edges.push(crossing(light, certain, next));
            }
            (certain, next) = (next, at);
            is_falling = !is_falling;
        }
    }
    if is_falling || !edges.is_empty() {
        let rest = i32::from(light[certain]) - i32::from(light[next]);
        if rest.abs() > least {
            edges.push(crossing(light, certain, next));
        }
    }
    if edges.len() % 2 == 1 {
        edges.push(light.len() as f32);
    }
}

/// Where the line first passes the middle light on the way from one turning point to the next.
fn crossing(light: &[u8], from: usize, to: usize) -> f32 {
    let (start, end) = (f32::from(light[from]), f32::from(light[to]));
    let middle = f32::midpoint(start, end);
    let is_past = |light: f32| (light - middle) * (end - start) >= 0.0;
    let after = (from..=to).find(|&at| is_past(f32::from(light[at]))).unwrap_or(to).max(1);
    let (before_light, after_light) = (f32::from(light[after - 1]), f32::from(light[after]));
    let step = after_light - before_light;
    let part = if step == 0.0 { 1.0 } else { ((middle - before_light) / step).clamp(0.0, 1.0) };
    after as f32 - 0.5 + part
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn edges_lie_where_the_light_passes_the_middle() {
        let rows: [(&str, &[u8], &[f32]); 5] = [
            ("sharp bar", &[200, 200, 20, 20, 200, 200], &[2.0, 4.0]),
            ("soft bar", &[200, 200, 110, 20, 20, 20, 65, 200], &[2.5, 6.83]),
            ("bar at the right border", &[200, 200, 200, 20, 20], &[3.0, 5.0]),
            ("bar at the left border is none", &[20, 20, 200, 20, 200, 200], &[3.0, 4.0]),
            ("noise is no bar", &[200, 196, 203, 199, 201, 198], &[]),
        ];
        for (name, light, expected) in rows {
            let mut edges = Vec::new();
            find(light, &mut edges);
            let near = edges.iter().zip(expected).all(|(a, b)| (a - b).abs() < 0.02);
            assert!(near && edges.len() == expected.len(), "{name}: {edges:?}");
        }
    }
}
