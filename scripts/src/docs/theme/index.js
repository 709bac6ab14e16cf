import DefaultTheme from "vitepress/theme-without-fonts";
import Layout from "./layout.vue";
import LazyLiveCancel from "./live/lazy-live-cancel.vue";
import { SEARCH_OPTIONS } from "./search-ranking.ts";
import "./style.css";
import "./diagrams.css";
import "./front.css";

export default {
  extends: DefaultTheme,
  Layout,
  enhanceApp({ app, siteData }) {
    app.component("LiveCancel", LazyLiveCancel);
    siteData.value.themeConfig.search.options.miniSearch = { searchOptions: SEARCH_OPTIONS };
  },
};
