import { plugin } from "./plugin.ts";

export default plugin;
