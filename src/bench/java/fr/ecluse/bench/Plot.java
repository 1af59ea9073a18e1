package fr.ecluse.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;

/** The first quantity of a scenario as bars of its medians with their spread, in SVG. */
final class Plot {

	private static final int WIDTH = 760;

	private static final int LABEL = 260;

	private static final int ROW = 30;

	private Plot() {
	}

	/** {@code null} when there is nothing to compare. */
	static String of(JsonNode scenario) {
		JsonNode measure = scenario.path("measures").path(0);
		List<Map.Entry<String, JsonNode>> contestants = new ArrayList<>(measure.path("rounds").properties());
		if (contestants.size() < 2) {
			return null;
		}
		double most = contestants.stream().mapToDouble((it) -> last(Report.figures(it.getValue()))).max().orElseThrow();
		double scale = (WIDTH - LABEL - 90) / most;
		StringBuilder svg = new StringBuilder("""
				<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="13">
				<rect width="100%%" height="100%%" fill="#fff"/>
				<text x="8" y="20" font-weight="bold">%s (%s)</text>
				""".formatted(WIDTH, 36 + ROW * contestants.size(), escaped(measure.path("name").stringValue()),
				escaped(measure.path("unit").stringValue())));
		for (int i = 0; i < contestants.size(); i++) {
			double[] figures = Report.figures(contestants.get(i).getValue());
			double median = figures[figures.length / 2];
			int y = 32 + ROW * i;
			svg.append("<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>%n".formatted(LABEL - 8, y + 16,
					escaped(contestants.get(i).getKey())));
			svg.append("<rect x=\"%d\" y=\"%d\" width=\"%.0f\" height=\"20\" fill=\"%s\"/>%n".formatted(LABEL, y + 2,
					Math.max(1, median * scale), (i == 0) ? "#000091" : "#8585f6"));
			svg.append("<path d=\"M%.0f %dH%.0f\" stroke=\"#161616\"/>%n".formatted(LABEL + figures[0] * scale, y + 12,
					LABEL + last(figures) * scale));
			svg.append("<text x=\"%.0f\" y=\"%d\">%s</text>%n".formatted(LABEL + last(figures) * scale + 6, y + 16,
					Report.number(median)));
		}
		return svg.append("</svg>\n").toString().replace("\r", "");
	}

	private static double last(double[] figures) {
		return figures[figures.length - 1];
	}

	private static String escaped(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;");
	}

}
