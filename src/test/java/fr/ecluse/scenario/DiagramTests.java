package fr.ecluse.scenario;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Association;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.MessageFlow;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.Participant;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.TextAnnotation;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** What the shipped models show to a reader: each element drawn, and named. */
class DiagramTests {

	private static final List<Class<? extends BaseElement>> SHAPES = List.of(FlowNode.class, Lane.class,
			Participant.class, TextAnnotation.class);

	private static final List<Class<? extends BaseElement>> EDGES = List.of(SequenceFlow.class, MessageFlow.class,
			Association.class);

	@TestFactory
	Stream<DynamicTest> drawsEveryElement() {
		return each((model) -> {
			Set<String> drawn = model.getModelElementsByType(BpmnShape.class)
				.stream()
				.filter((shape) -> isLarge(shape.getBounds()))
				.map((shape) -> shape.getBpmnElement().getId())
				.collect(Collectors.toSet());
			model.getModelElementsByType(BpmnEdge.class)
				.stream()
				.filter((edge) -> edge.getWaypoints().size() > 1)
				.forEach((edge) -> drawn.add(edge.getBpmnElement().getId()));
			List<String> elements = Stream.concat(SHAPES.stream(), EDGES.stream())
				.flatMap((type) -> model.getModelElementsByType(type).stream())
				.map(BaseElement::getId)
				.toList();
			assertThat(elements).isNotEmpty().isSubsetOf(drawn);
		});
	}

	@TestFactory
	Stream<DynamicTest> namesEveryElement() {
		return each((model) -> {
			Collection<FlowNode> nodes = model.getModelElementsByType(FlowNode.class);
			List<String> nameless = new ArrayList<>();
			nodes.stream()
				.filter((node) -> isNameless(node.getName()) && !mayBeNameless(node))
				.map(FlowElement::getId)
				.forEach(nameless::add);
			nodes.stream()
				.filter(DiagramTests::asks)
				.flatMap((gateway) -> gateway.getOutgoing().stream())
				.filter((flow) -> isNameless(flow.getName()))
				.map(SequenceFlow::getId)
				.forEach(nameless::add);
			model.getModelElementsByType(Lane.class)
				.stream()
				.filter((lane) -> isNameless(lane.getName()))
				.map(Lane::getId)
				.forEach(nameless::add);
			assertThat(nodes).isNotEmpty();
			assertThat(nameless).isEmpty();
		});
	}

	@TestFactory
	Stream<DynamicTest> runsFromLeftToRight() {
		return each((model) -> {
			List<String> started = model.getModelElementsByType(BpmnEdge.class)
				.stream()
				.filter((edge) -> edge.getBpmnElement() instanceof SequenceFlow)
				.filter((edge) -> first(edge).getX() <= last(edge).getX())
				.map((edge) -> edge.getBpmnElement().getId())
				.toList();
			int all = model.getModelElementsByType(SequenceFlow.class).size();
			assertThat(started.size()).as("flows that go on to the right, of %d", all).isGreaterThan(all * 3 / 4);
		});
	}

	@TestFactory
	Stream<DynamicTest> drawsStraightLinesOnly() {
		return each((model) -> assertThat(model.getModelElementsByType(BpmnEdge.class)
			.stream()
			.filter((edge) -> edge.getBpmnElement() instanceof SequenceFlow)
			.filter(DiagramTests::slants)
			.map((edge) -> edge.getBpmnElement().getId())).isEmpty());
	}

	private static Stream<DynamicTest> each(java.util.function.Consumer<BpmnModelInstance> check) {
		List<Path> models = ShippedPackages.keys()
			.stream()
			.flatMap((key) -> ShippedPackages.models(key).stream())
			.toList();
		assertThat(models).isNotEmpty();
		return models.stream()
			.map((file) -> DynamicTest.dynamicTest(file.getFileName().toString(), file.toUri(), () -> check
				.accept(Bpmn.readModelFromStream(new ByteArrayInputStream(ShippedPackages.bytes(file))))));
	}

	/** Those where nothing is asked: a fork, a join, a wait for whatever comes first. */
	private static boolean mayBeNameless(FlowNode node) {
		return node instanceof Gateway && (node instanceof ParallelGateway || node instanceof EventBasedGateway
				|| node.getOutgoing().size() == 1);
	}

	private static boolean asks(FlowNode node) {
		return (node instanceof ExclusiveGateway || node instanceof InclusiveGateway) && node.getOutgoing().size() > 1;
	}

	private static boolean isNameless(@Nullable String name) {
		return name == null || name.isBlank();
	}

	private static boolean isLarge(Bounds bounds) {
		return bounds.getWidth() > 0 && bounds.getHeight() > 0;
	}

	private static boolean slants(BpmnEdge edge) {
		List<Waypoint> points = List.copyOf(edge.getWaypoints());
		for (int index = 1; index < points.size(); index++) {
			Waypoint from = points.get(index - 1);
			Waypoint to = points.get(index);
			if (!from.getX().equals(to.getX()) && !from.getY().equals(to.getY())) {
				return true;
			}
		}
		return false;
	}

	private static Waypoint first(BpmnEdge edge) {
		return edge.getWaypoints().iterator().next();
	}

	private static Waypoint last(BpmnEdge edge) {
		return edge.getWaypoints().stream().reduce((before, after) -> after).orElseThrow();
	}

}
