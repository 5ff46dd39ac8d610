// What a reader is told where the viewer can't start; ../failures.js has the English.

export const sentences = {
  engine: "İnteraktiv məqaləni burada işə salmaq mümkün olmadı. Mətni oxumaq olar.",
  "wasm-missing":
    "Bu brauzerdə WebAssembly söndürülüb; Lockdown Mode rejimində də belə olur. Mətni oxumaq olar, amma kartlar və filtr onsuz işləmir.",
  "wasm-blocked":
    "Bu səhifənin təhlükəsizlik qaydaları WebAssembly-ni işləməyə qoymur. Mətni oxumaq olar; icazəni yalnız səhifənin sahibi verə bilər.",
  "wasm-status":
    "İnteraktiv məqaləni işə salmaq mümkün olmadı: onun bir hissəsi serverdə yoxdur. Mətni oxumaq olar. Sonra yenidən cəhd edin.",
  "wasm-type":
    "İnteraktiv məqaləni işə salmaq mümkün olmadı: server onun bir hissəsinin yerinə başqa şey göndərdi. Mətni oxumaq olar. Sonra yenidən cəhd edin.",
  "wasm-cut":
    "İnteraktiv məqaləni işə salmaq mümkün olmadı: yükləmə yarıda kəsildi. Mətni oxumaq olar. Yenidən cəhd edin.",
  "wasm-network":
    "İnteraktiv məqaləni yükləmək mümkün olmadı; ola bilsin, şəbəkə işləmir. Mətni oxumaq olar. Yenidən cəhd edin.",
  "wasm-slow":
    "İnteraktiv məqalə gec yüklənir. O, öz-özünə görünəcək, o vaxta qədər mətni oxumaq olar. Yenidən cəhd də edə bilərsiniz.",
  panic:
    "İnteraktiv məqalə o qədər tez-tez dayandı ki, daha işə salınmır. Mətni oxumaq olar. Bir dəqiqədən sonra yenidən cəhd edin.",
  retry: "Yenidən cəhd et",
  openData: "Məqalənin məlumat faylını aç",
};
