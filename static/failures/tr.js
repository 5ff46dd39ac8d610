// What a reader is told where the viewer can't start; ../failures.js has the English.

export const sentences = {
  engine: "Etkileşimli yazı burada başlatılamadı. Metin okunabilir.",
  "wasm-missing":
    "Bu tarayıcıda WebAssembly kapalı; Kilit Modu’nda (Lockdown Mode) da böyledir. Metin okunabilir, ancak kartlar ve filtre onsuz çalışmaz.",
  "wasm-blocked":
    "Bu sayfanın güvenlik ilkesi WebAssembly’nin çalışmasına izin vermiyor. Metin okunabilir; izni yalnızca sayfanın sahibi verebilir.",
  "wasm-status":
    "Etkileşimli yazı başlatılamadı: bir parçası sunucuda yok. Metin okunabilir. Daha sonra yeniden deneyin.",
  "wasm-type":
    "Etkileşimli yazı başlatılamadı: sunucu bir parçasının yerine başka bir şey gönderdi. Metin okunabilir. Daha sonra yeniden deneyin.",
  "wasm-cut":
    "Etkileşimli yazı başlatılamadı: indirme yarıda kesildi. Metin okunabilir. Yeniden deneyin.",
  "wasm-network":
    "Etkileşimli yazı indirilemedi; ağ bağlantısı kopmuş olabilir. Metin okunabilir. Yeniden deneyin.",
  "wasm-slow":
    "Etkileşimli yazının yüklenmesi uzun sürüyor. Kendiliğinden görünecek; bu arada metni okuyabilirsiniz. Yeniden de deneyebilirsiniz.",
  panic:
    "Etkileşimli yazı çok sık durduğu için yeniden başlatılmadı. Metin okunabilir. Bir dakika sonra yeniden deneyin.",
  retry: "Yeniden dene",
  openData: "Yazının veri dosyasını aç",
};
