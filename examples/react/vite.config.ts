import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  // Works under any path.
  base: "./",
  plugins: [react()],
});
