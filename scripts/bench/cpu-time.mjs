// @ts-check
/** Loaded before any program (`node --import`): writes the CPU time of its process, of all threads, and the most memory it had, when it ends. */
import { writeFileSync } from "node:fs";
import process from "node:process";

process.on("exit", () => {
  const { system, user } = process.cpuUsage();
  const memory = process.resourceUsage().maxRSS / 1024;
  writeFileSync(String(process.env["BENCH_CPU_FILE"]), JSON.stringify({ cpu: (system + user) / 1000, memory }));
});
