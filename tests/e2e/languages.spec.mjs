// The interface in its languages beside English: phrases, plurals, names, directions, and what typing finds in each.

import { readFileSync } from "node:fs";
import { embed, expect, test } from "./viewer-page.mjs";

/** What a reader of each language sees of the sample, an English article with a hundred headlines. */
const LANGUAGES = {
  az: {
    dir: "ltr",
    openAll: "Hamısını aç",
    closeAll: "Hamısını bağla",
    label: "Xəbərləri ölkə və ya söz üzrə seç",
    all: /^100 xəbər, \d+ ölkə$/,
    one: "1 xəbər (cəmi 100): «istanbul»",
    none: "0 xəbər (cəmi 100): «oman»",
    empty: "Heç bir xəbər başlığında «oman» yoxdur.",
    again: "100 xəbərin hamısını göstər",
    toNot: (name) => `${name}: istisna et`,
    not: (name) => `${name} deyil`,
    why: "Niyə?",
    city: (name) => `${name}: Istanbul, şəhər`,
  },
  fa: {
    dir: "rtl",
    openAll: "باز کردن همه",
    closeAll: "بستن همه",
    label: "پالایش خبرها بر پایهٔ کشور یا واژه",
    all: /^۱۰۰ خبر، [۰-۹]+ کشور$/,
    one: "۱ خبر از ۱۰۰: «istanbul»",
    none: "۰ خبر از ۱۰۰: «oman»",
    empty: "هیچ خبری «oman» ندارد.",
    again: "نمایش هر ۱۰۰ خبر",
    toNot: (name) => `${name}: کنار گذاشتن`,
    not: (name) => `نه ${name}`,
    why: "چرا این‌ها؟",
    city: (name) => `${name}: Istanbul، شهر`,
  },
  ru: {
    dir: "ltr",
    openAll: "Открыть все",
    closeAll: "Закрыть все",
    label: "Отобрать новости по стране или слову",
    all: /^100 новостей, \d+ стран[аы]?$/,
    one: "1 из 100 новостей: «istanbul»",
    none: "0 из 100 новостей: «oman»",
    empty: "Ни в одном заголовке нет текста «oman».",
    again: "Показать все 100 новостей",
    toNot: (name) => `${name}: исключить`,
    not: (name) => `не ${name}`,
    why: "Почему?",
    city: (name) => `${name}: Istanbul, город`,
  },
  tr: {
    dir: "ltr",
    openAll: "Tümünü aç",
    closeAll: "Tümünü kapat",
    label: "Haberleri ülkeye veya kelimeye göre filtrele",
    all: /^100 haber, \d+ ülke$/,
    one: "1 haber (toplam 100): “istanbul”",
    none: "0 haber (toplam 100): “oman”",
    empty: "Hiçbir haber başlığında “oman” geçmiyor.",
    again: "100 haberin tümünü göster",
    toNot: (name) => `${name}: hariç tut`,
    not: (name) => `${name} değil`,
    why: "Neden?",
    city: (name) => `${name}: Istanbul, şehir`,
  },
};

const phrases = new URL("../../static/messages/az.json", import.meta.url);
const AZERBAIJANI = { az: JSON.parse(readFileSync(phrases, "utf8")) };

// Of the sample: the headlines that name Türkiye, and those that name Iran or a city of it.
const TURKIYE = [3, 11, 25, 38, 49, 61, 73, 83, 90];
const IRAN = [10, 34, 58, 78, 93];

/** The sample in a bare page, which is English, with the interface in `lang`. */
async function speak(viewer, page, lang) {
  await embed(page, { src: "../samples/interview.json", lang });
  await expect(viewer.rows).toHaveCount(100);
}

/** A country's name as the browser knows it; Chromium comes without those of Azerbaijani, which are ours. */
const nameOf = (page, lang, code) =>
  AZERBAIJANI[lang]?.[code] ??
  page.evaluate(
    ([lang, code]) => new Intl.DisplayNames(lang, { type: "region" }).of(code),
    [lang, code],
  );

for (const [lang, said] of Object.entries(LANGUAGES)) {
  test.describe(`in ${lang}`, () => {
    test("toolbar, field and sentence are in the language", async ({ viewer, page }) => {
      await speak(viewer, page, lang);
      await expect(viewer.part("open-all")).toHaveText(said.openAll);
      await expect(viewer.part("close-all")).toHaveText(said.closeAll);
      await expect(viewer.host.getByRole("searchbox", { name: said.label })).toBeVisible();
      await expect(viewer.status).toHaveText(said.all);

      await viewer.input.fill("istanbul");
      await viewer.expectShown(3);
      await expect(viewer.status).toHaveText(said.one);
      await viewer.input.fill("oman");
      await viewer.expectShown();
      await expect(viewer.status).toHaveText(said.none);
      await expect(viewer.part("empty").locator("p").first()).toHaveText(said.empty);
      await viewer.host.getByRole("button", { name: said.again }).click();
      await expect(viewer.rows).toHaveCount(100);
    });

    test("a screen reader hears the sentence in the language", async ({ viewer, page }) => {
      await speak(viewer, page, lang);
      await viewer.input.fill("oman");
      await expect(viewer.host.locator(".said-aloud")).toHaveText(`${said.none}. ${said.empty}`);
    });

    test("countries are called as the browser calls them", async ({ viewer, page }) => {
      await speak(viewer, page, lang);
      await viewer.part("country-more").click();
      const codes = Object.keys(await viewer.counts()).filter((code) => code !== "ZZ");
      expect(codes.length).toBeGreaterThan(20);
      for (const code of codes) {
        await expect(viewer.country(code)).toContainText(await nameOf(page, lang, code));
      }
    });

    test("a chip turns into its opposite and back, and reasons are given", async ({
      viewer,
      page,
    }) => {
      await speak(viewer, page, lang);
      const name = await nameOf(page, lang, "TR");
      await viewer.country("TR").click();
      await viewer.expectShown(...TURKIYE);
      await viewer.host.getByRole("button", { name: said.why, exact: true }).click();
      await expect(viewer.part("reason").first()).toHaveText(said.city(name));
      await viewer.host.getByRole("button", { name: said.toNot(name), exact: true }).click();
      await expect(viewer.chips).toHaveText([said.not(name)]);
      await expect(viewer.rows).toHaveCount(100 - TURKIYE.length);
    });

    test("the interface runs in its direction, the article and the list in theirs", async ({
      viewer,
      page,
    }) => {
      await speak(viewer, page, lang);
      const language = (locator) =>
        locator.evaluate((element) => [
          element.closest("[lang]").lang,
          getComputedStyle(element).direction,
        ]);
      for (const part of ["filter", "status", "country-list", "country-more"]) {
        expect(await language(viewer.part(part)), part).toEqual([lang, said.dir]);
      }
      for (const part of ["toolbar", "headline-date"]) {
        expect(await language(viewer.part(part).first()), part).toEqual([lang, said.dir]);
      }
      await expect(viewer.part("permalink").first()).toHaveAttribute("lang", lang);
      const title = viewer.part("related").getByRole("heading");
      expect(await language(title)).toEqual([lang, said.dir]);
      for (const part of ["headline", "description", "headlines"]) {
        expect(await language(viewer.part(part)), part).toEqual(["en", "ltr"]);
      }
      expect(await language(viewer.question(1))).toEqual(["en", "ltr"]);
      await expect(viewer.headline).toContainText("Before a visit to Baku");
      // One headline of the list is Russian.
      expect(await language(viewer.rows.nth(23))).toEqual(["ru", "ltr"]);
    });

    test("no phrases but its own are asked for", async ({ viewer, page }) => {
      const asked = [];
      page.on("request", (request) => asked.push(new URL(request.url()).pathname));
      await speak(viewer, page, lang);
      const files = asked.filter((path) => path.includes("/messages/"));
      expect(files).toEqual([
        expect.stringMatching(new RegExp(`/messages/${lang}\\b[^/]*\\.json$`)),
      ]);
    });

    test("nothing reaches over the side of a small phone", async ({ viewer, page }) => {
      await page.setViewportSize({ width: 320, height: 800 });
      await speak(viewer, page, lang);
      for (const code of ["KZ", "AZ", "TR"]) await viewer.country(code).click();
      await viewer.why.click();
      await viewer.part("country-more").click();
      await expect(viewer.part("reason").first()).toBeVisible();
      const over = await viewer.host.evaluate((host) =>
        [
          document.documentElement,
          ...host.shadowRoot.querySelectorAll(".av, .news, [part~='permalink']"),
        ]
          .filter((element) => element.scrollWidth > element.clientWidth)
          .map((element) => `${element.className || element.localName}: ${element.scrollWidth}`),
      );
      expect(over).toEqual([]);
    });
  });
}

test.describe("plurals", () => {
  /** An article with so many headlines, the first of which has a word of its own. */
  const withHeadlines = (count) => ({
    headline: "Counted",
    body: [{ type: "paragraph", text: ["One."] }],
    headlines: Array.from({ length: count }, (_, index) => ({
      headline: index ? "Sheep block the motorway" : "Goats block the motorway",
      countries: [],
    })),
  });

  for (const [lang, count, all, one] of [
    ["ru", 1, "1 новость", "1 из 1 новости: «goats»"],
    ["ru", 2, "2 новости", "1 из 2 новостей: «goats»"],
    ["ru", 5, "5 новостей", "1 из 5 новостей: «goats»"],
    ["ru", 11, "11 новостей", "1 из 11 новостей: «goats»"],
    ["ru", 21, "21 новость", "1 из 21 новости: «goats»"],
    ["ru", 104, "104 новости", "1 из 104 новостей: «goats»"],
    ["tr", 1, "1 haber", "1 haber (toplam 1): “goats”"],
    ["tr", 21, "21 haber", "1 haber (toplam 21): “goats”"],
    ["az", 1, "1 xəbər", "1 xəbər (cəmi 1): «goats»"],
    ["az", 21, "21 xəbər", "1 xəbər (cəmi 21): «goats»"],
  ]) {
    test(`${count} in ${lang}`, async ({ viewer, page }) => {
      await embed(page, { lang }, { article: withHeadlines(count) });
      await expect(viewer.status).toHaveText(all);
      await viewer.input.fill("goats");
      await expect(viewer.status).toHaveText(one);
    });
  }
});

test.describe("typing", () => {
  test("in Russian, Турц offers and shows Türkiye, and so does turk", async ({ viewer, page }) => {
    await speak(viewer, page, "ru");
    await viewer.input.fill("Турц");
    await viewer.expectShown(...TURKIYE);
    await expect(viewer.part("country").first()).toContainText("Турция");
    await expect(viewer.status).toHaveText("9 из 100 новостей: «Турц»");
    await viewer.input.fill("turk");
    await expect.poll(() => viewer.shown()).toEqual(expect.arrayContaining([...TURKIYE, 7, 93]));
    await expect(viewer.part("country").first()).toContainText("Турция");
    await viewer.input.press("Enter");
    await expect(viewer.chips).toHaveText(["Турция"]);
    await viewer.expectShown(...TURKIYE);
  });

  test("in Turkish, türk and TURK find what turk finds", async ({ viewer, page }) => {
    await speak(viewer, page, "tr");
    await viewer.input.fill("turk");
    await expect.poll(() => viewer.shown()).toEqual(expect.arrayContaining([...TURKIYE, 7, 93]));
    const expected = await viewer.shown();
    for (const text of ["türk", "TURK", "TÜRK"]) {
      await viewer.input.fill(text);
      await viewer.expectShown(...expected);
      await expect(viewer.part("country").first()).toContainText("Türkiye");
    }
  });

  for (const lang of ["tr", "az"]) {
    test(`in ${lang}, an i finds Iran with its dot and without`, async ({ viewer, page }) => {
      await speak(viewer, page, lang);
      for (const text of ["İran", "ıran", "IRAN", "iran"]) {
        await viewer.input.fill("");
        await expect(viewer.rows).toHaveCount(100);
        await viewer.input.fill(text);
        await viewer.expectShown(...IRAN);
        await expect(viewer.part("country").first()).toHaveAttribute("data-c", "IR");
      }
    });
  }
});

test("dates are no codes where the browser lacks a language", async ({ viewer, page }) => {
  await speak(viewer, page, "az");
  await expect(viewer.part("headline-date").first()).toHaveText(/^(10 okt|10\.10)$/);
});

for (const [lang, names] of [
  ["ru", ["США", "Соединенные Штаты"]],
  ["tr", ["ABD", "Amerika Birleşik"]],
  ["az", ["Amerika Birləşmiş"]],
]) {
  test(`in ${lang}, the United States are found by ${names.join(" and ")}`, async ({
    viewer,
    page,
  }) => {
    await speak(viewer, page, lang);
    for (const name of names) {
      await viewer.input.fill(name);
      await expect.poll(() => viewer.shown()).toEqual(expect.arrayContaining([15, 37, 77]));
    }
  });
}

test("Latin phrases do not stand under a tag that means Arabic letters", async ({
  viewer,
  page,
}) => {
  await speak(viewer, page, "az-Arab");
  await expect(viewer.part("open-all")).toHaveText("Open all");
});

test("a language that nobody speaks gets English, and asks for no phrases", async ({
  viewer,
  page,
}) => {
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await speak(viewer, page, "xx");
  await expect(viewer.part("open-all")).toHaveText("Open all");
  await expect(viewer.status).toHaveText(/^100 headlines, \d+ countries$/);
  await expect(viewer.country("TR")).toContainText("Türkiye");
  await expect(viewer.host.locator(".av")).toHaveAttribute("lang", "en");
  expect(asked.filter((url) => url.includes("/messages/"))).toEqual([]);
});

test("a page's own phrases go before ours, in its own language too, and can change", async ({
  viewer,
  page,
}) => {
  await embed(page, { src: "../samples/interview.json", lang: "kk" });
  await viewer.host.evaluate((host) => {
    host.messages = {
      openAll: "Барлығын ашу",
      allCountries: { one: "{n} ел", other: "Барлық {n} ел" },
      closeAll: 7,
    };
  });
  await expect(viewer.part("open-all")).toHaveText("Барлығын ашу");
  await expect(viewer.part("close-all")).toHaveText("Close all");
  await expect(viewer.part("country-more")).toHaveText(/^Барлық \d+ ел$/);
  await expect(viewer.part("toolbar")).toHaveAttribute("lang", "kk");
  await viewer.host.evaluate((host) => {
    host.messages = undefined;
  });
  await expect(viewer.part("open-all")).toHaveText("Open all");
});

test.describe("where the viewer can't start", () => {
  const WASM = "**/viewer_bg*.wasm";

  test("every language has each sentence that English has, and no other", async () => {
    const { sentences: english } = await import("../../static/failures.js");
    for (const lang of Object.keys(LANGUAGES)) {
      const { sentences } = await import(`../../static/failures/${lang}.js`);
      expect(Object.keys(sentences).sort(), lang).toEqual(Object.keys(english).sort());
      for (const [name, phrase] of Object.entries(sentences)) {
        expect(phrase, `${lang}: ${name}`).not.toBe(english[name]);
        expect(phrase.trim(), `${lang}: ${name}`).not.toBe("");
      }
    }
  });

  for (const [lang, words] of Object.entries({
    az: ["Mətni oxumaq olar.", "Yenidən cəhd et", "ltr"],
    fa: ["متن را می‌توان خواند.", "دوباره", "rtl"],
    ru: ["Текст можно читать.", "Повторить", "ltr"],
    tr: ["Metin okunabilir.", "Yeniden dene", "ltr"],
  })) {
    test(`the line says so in the page's language: ${lang}`, async ({ page, viewer, noise }) => {
      noise.expect(/Failed to load resource/);
      await page.route(WASM, (route) => route.fulfill({ status: 404, body: "" }));
      await embed(page, { src: "../samples/interview.json", lang: `${lang}-XX` });
      const notice = viewer.part("notice");
      await expect(notice).toContainText(words[0]);
      await expect(viewer.part("retry")).toHaveText(words[1]);
      await expect(notice).toHaveAttribute("lang", lang);
      await expect(notice).toHaveAttribute("dir", words[2]);
    });
  }

  test("the page's own sentences go before ours", async ({ page, viewer, noise }) => {
    noise.expect(/Failed to load resource/);
    await page.route(WASM, (route) => route.fulfill({ status: 404, body: "" }));
    await embed(page, {}, { text: "The host's own words." });
    await viewer.host.evaluate((host) => {
      host.messages = { "wasm-status": "Бетте булмады", retry: { one: "Бер", other: "Кабат" } };
      host.lang = "tt";
      host.src = "../samples/interview.json";
    });
    await expect(viewer.part("notice")).toContainText("Бетте булмады");
    await expect(viewer.part("notice")).toHaveAttribute("lang", "tt");
    await expect(viewer.part("retry")).toHaveText("Кабат");
    await expect(viewer.part("notice").getByRole("link")).toHaveText("Open the article’s data");
  });

  test("where nothing more can be fetched, the general English line has to do", async ({
    page,
    viewer,
    noise,
  }) => {
    noise.expect(/Failed to load resource/);
    for (const file of [WASM, "**/failures*", "**/failures/**"])
      await page.route(file, (route) => route.abort());
    await embed(page, { src: "../samples/interview.json", lang: "ru" });
    await expect(viewer.part("notice")).toContainText("network may be down");
    await expect(viewer.part("notice")).toHaveAttribute("lang", "en");
  });
});
