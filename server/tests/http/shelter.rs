//! The list of places as it is given out.

use axum::http::{Method, StatusCode};
use nakano_server::shelter::import::{self, NAKANO, Source};
use nakano_shared::kernel::date::Date;
use serde_json::json;

use crate::app::{TestApp, request, with};

const PATH: &str = "/api/shelter/places";

const LIST: &str = "ID,名称,所在地_連結表記,緯度,経度,指定避難所との重複,想定収容人数\n\
    E1311400001111,緑野中学校,東京都中野区丸山1-1-19,35.723853,139.657234,1,\n\
    E1311400002111,丸山広場,東京都中野区丸山1-2,35.725338,139.657632,,120\n";

async fn import(app: &TestApp, list: &str, day: Option<&str>) {
    let source_date = day.map(|day| Date::try_from(day.to_owned()).unwrap());
    let source = Source { bytes: list.as_bytes(), municipality_code: NAKANO, source_date };
    import::import(&app.db, &*app.clock, &source, &mut std::io::sink()).await.unwrap();
}

#[tokio::test]
async fn before_an_import_the_list_is_empty() {
    let app = TestApp::new().await;
    let answer = app.get(PATH).await;
    assert_eq!(answer.status, StatusCode::OK);
    let empty = json!({ "source_date": null, "places": [], "emergency_only": [] });
    assert_eq!(answer.json(), empty);
}

#[tokio::test]
async fn the_list_is_given_out_as_it_was_imported() {
    let app = TestApp::new().await;
    import(&app, LIST, Some("2026-05-20")).await;
    let answer = app.get(PATH).await;
    assert_eq!(answer.header("content-type"), "application/json");
    assert_eq!(answer.header("cache-control"), "no-cache");
    let list = answer.json();
    assert_eq!(list["source_date"], "2026-05-20");
    assert_eq!(list["emergency_only"], json!(["E1311400002111"]));
    assert_eq!(list["places"][0]["name"], "緑野中学校");
    assert_eq!(list["places"][0]["position"], json!({ "lat": 35.723_853, "lon": 139.657_234 }));
    assert_eq!(list["places"][0]["capacity"], json!(null), "未公表 is not 0");
    assert_eq!(list["places"][1]["capacity"], json!(120));
    assert_eq!(list["places"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn who_has_the_list_is_told_so_until_the_next_import() {
    let app = TestApp::new().await;
    import(&app, LIST, None).await;
    let first = app.get(PATH).await;
    assert_eq!(first.json()["source_date"], json!(null));
    let again = || with(request(Method::GET, PATH), "if-none-match", first.header("etag"));
    let known = app.call(again()).await;
    assert_eq!(known.status, StatusCode::NOT_MODIFIED);
    assert!(known.body.is_empty());
    import(&app, &LIST.replace("120", "121"), None).await;
    assert_eq!(app.call(again()).await.status, StatusCode::OK);
}

#[tokio::test]
async fn without_its_database_the_list_is_refused_with_a_problem() {
    let app = TestApp::new().await;
    app.db.close().await;
    let answer = app.get(PATH).await;
    assert_eq!(answer.problem(), "server/database-unavailable");
}
