import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, TraceFlags, type Context, type Span as Recorded } from '@opentelemetry/api';
import { parseTraceParent, setGlobalErrorHandler } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, ParentBasedSampler, TraceIdRatioBasedSampler, TracerProvider } from '@opentelemetry/sdk-trace';
import type { Settings } from '../settings.ts';
import { kindOf, type Beginning, type Recorder } from './recorder.ts';

const kinds = { server: SpanKind.SERVER, client: SpanKind.CLIENT, consumer: SpanKind.CONSUMER } as const;

/** Milliseconds: between two sendings, for which one sending may take, and for which the last one is waited for. */
const [between, patience, last] = [1000, 5000, 1500];

/**
 * Records spans and sends them to the collector of the settings. It is a provider of our own and not the global one: libraries that find a
 * global one write addresses with their secrets into it.
 */
export function openRecorder(settings: Settings, part: 'web' | 'worker'): Recorder {
	const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_SERVICE_NAME: name, OTEL_TRACES_SAMPLER_ARG: share } = settings;
	const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, '')}/v1/traces`, timeoutMillis: patience });
	setGlobalErrorHandler(sayOnce);
	const provider = new TracerProvider({
		resource: resourceFromAttributes({ 'service.name': name, 'kartu.process': part }),
		sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(Number(share)) }),
		spanProcessors: [new BatchSpanProcessor({ exporter, scheduledDelayMillis: between, exportTimeoutMillis: patience })]
	});
	const tracer = provider.getTracer('kartu');
	const underWay = new AsyncLocalStorage<Recorded>();

	return {
		inSpan: async (name, { kind, facts = {}, parent }, act) => {
			const span = tracer.startSpan(
				name,
				{ attributes: facts, ...(kind ? { kind: kinds[kind] } : {}) },
				contextOf(parent, underWay.getStore())
			);
			const failed = (how: string) => void span.setStatus({ code: SpanStatusCode.ERROR }).setAttribute('error.type', how);
			try {
				return await underWay.run(span, () => act({ note: (more) => void span.setAttributes(more), failed }));
			} catch (error) {
				failed(kindOf(error));
				throw error;
			} finally {
				span.end();
			}
		},
		past: (name, milliseconds, facts, failed) => {
			const parent = underWay.getStore();
			if (!parent?.isRecording()) return;
			const end = Date.now();
			const span = tracer.startSpan(
				name,
				{ kind: SpanKind.CLIENT, attributes: facts, startTime: end - milliseconds },
				trace.setSpan(ROOT_CONTEXT, parent)
			);
			if (failed) span.setStatus({ code: SpanStatusCode.ERROR }).setAttribute('error.type', failed);
			span.end(end);
		},
		place: () => {
			const context = underWay.getStore()?.spanContext();
			return context && `00-${context.traceId}-${context.spanId}-${context.traceFlags & TraceFlags.SAMPLED ? '01' : '00'}`;
		},
		close: async () => {
			await Promise.race([provider.shutdown().catch(() => undefined), sleep(last, undefined, { ref: false })]);
		}
	};
}

function contextOf(parent: Beginning['parent'], underWay: Recorded | undefined): Context {
	if (parent === undefined) return underWay ? trace.setSpan(ROOT_CONTEXT, underWay) : ROOT_CONTEXT;
	const place = parent === null ? null : parseTraceParent(parent);
	return place ? trace.setSpanContext(ROOT_CONTEXT, { ...place, isRemote: true }) : ROOT_CONTEXT;
}

let said = false;

/** A collector that is away is told of once; what it missed is gone. */
function sayOnce(): void {
	if (!said) console.error(JSON.stringify({ level: 'warn', message: 'the collector of traces does not take what is sent to it' }));
	said = true;
}
