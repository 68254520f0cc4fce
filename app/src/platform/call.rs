//! Methods that not every browser has: looked for first, called only where they are.
//!
//! A missing method is an error like one that throws, so a caller has one case to think of.

use js_sys::{Array, Function};
use wasm_bindgen::{JsCast, JsValue};

use super::js;

/// Calls `object.method(…)`.
pub(super) fn call(
    object: &JsValue,
    method: &str,
    arguments: &[JsValue],
) -> Result<JsValue, JsValue> {
    let function: Function = js::get(object, method).dyn_into()?;
    let list = Array::new();
    for argument in arguments {
        list.push(argument);
    }
    function.apply(object, &list)
}

/// Calls `object.method(…)` and waits for what it promises.
pub(super) async fn called(
    object: &JsValue,
    method: &str,
    arguments: &[JsValue],
) -> Result<JsValue, JsValue> {
    js::settled(call(object, method, arguments)?).await
}

/// The items of a JavaScript array; none when the value is something else.
pub(super) fn items(value: &JsValue) -> Vec<JsValue> {
    value.dyn_ref::<Array>().map(|array| array.iter().collect()).unwrap_or_default()
}
