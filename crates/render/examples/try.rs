fn main() {
    let bytes = std::fs::read(std::env::args().nth(1).unwrap()).unwrap();
    let article = std::rc::Rc::new(article_viewer_model::read(&bytes).article.unwrap());
    let options = article_viewer_render::Options {
        open: "first".into(),
        heading_level: 1,
        ..Default::default()
    };
    println!("{}", article_viewer_render::element(&article, &options));
}
