/** The version of the forecast in docs/forecast.md; kept with every forecast, raised whenever a figure could change. */
export const forecastVersion = "forecast/1";
