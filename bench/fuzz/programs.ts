import type pg from 'pg';
import type { Chance } from '../../stories/random.ts';
import { text, type Input } from './texts.ts';

/** Somebody's program: with the secret of a token that reads and writes. */
export type Program = { name: string; token: string };
/** A door of the API: its method and address with names in place of ids, and what is sent there. */
export type ApiDoor = { program: Program; method: string; path: string; query: readonly string[]; body: Shape | null };

type Shape = { type?: string; properties?: Record<string, Shape>; items?: Shape; anyOf?: Shape[]; $ref?: string };
type Operation = {
	parameters?: { name: string; in: string }[];
	requestBody?: { content: Record<string, { schema: Shape }> };
};
type Description = { paths: Record<string, Record<string, Operation>>; components: { schemas: Record<string, Shape> } };

/** Every door that the description of the API names, for each of the programs. */
export async function apiDoorsOf(url: string, programs: readonly Program[]): Promise<ApiDoor[]> {
	const { paths, components } = (await (await fetch(`${url}/api/v1/openapi.json`)).json()) as Description;
	return Object.entries(paths).flatMap(([path, operations]) =>
		Object.entries(operations).flatMap(([method, { parameters = [], requestBody }]) => {
			const query = parameters.filter((one) => one.in === 'query').map(({ name }) => name);
			const sent = Object.values(requestBody?.content ?? {})[0]?.schema ?? null;
			const body = sent?.$ref ? (components.schemas[sent.$ref.split('/').at(-1) ?? ''] ?? null) : sent;
			return programs.map((program) => ({ program, method: method.toUpperCase(), path: `/api/v1${path}`, query, body }));
		})
	);
}

/** What stands in addresses of the API in place of each name: things that there are. */
export async function thingsByName(owner: pg.Client): Promise<Record<string, string[]>> {
	const found: Record<string, string[]> = {};
	for (const [name, sql] of Object.entries(sources)) {
		const { rows } = await owner.query<{ one: string }>(`${sql} limit 20`);
		found[name] = rows.map(({ one }) => one);
	}
	return found;
}

const sources = {
	school: 'select distinct school_id as one from applications.application',
	application: 'select id as one from applications.application',
	call: 'select slug as one from programmes.call',
	edition: 'select id as one from programmes.edition',
	field: 'select distinct field as one from applications.answer',
	network: 'select slug as one from networks.network',
	practice: 'select slug as one from practices.publication',
	training: 'select id as one from scheduling.training',
	agreement: 'select id as one from agreements.agreement',
	certificate: 'select id as one from credentials.certificate'
};

/** One request of a program: of a thing that there is or of none, with parameters, marks, keys and a body that keep or break the description. */
export function asked({ program, method, path, query, body }: ApiDoor, things: Record<string, string[]>, luck: Chance): Input {
	const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
		const known = things[name] ?? [];
		return luck.happens(0.8) && known.length > 0 ? luck.pick(known) : encodeURIComponent(text(luck).toWellFormed().slice(0, 300));
	});
	const parameters = new URLSearchParams();
	for (const name of query) if (luck.happens(0.4)) parameters.append(name, text(luck).slice(0, 2000));
	const headers: Record<string, string> = { authorization: `Bearer ${program.token}`, 'content-type': 'application/json' };
	const marks = ['"0"', '"1"', 'W/"1"', '*', '"', '"999999999999999999"', '""', 'x'];
	if (luck.happens(0.5)) headers['if-match'] = luck.pick(marks);
	if (luck.happens(0.3)) headers['if-none-match'] = luck.pick(marks);
	if (luck.happens(0.8)) headers['idempotency-key'] = luck.happens(0.3) ? 'x'.repeat(luck.between(0, 400)) : `key-${luck.between(0, 1e9)}`;
	const sends = method !== 'GET';
	const sent = sends ? bodyOf(body, things, luck) : undefined;
	const address = `${filled}${parameters.size > 0 ? `?${parameters}` : ''}`.slice(0, 8000);
	return {
		path: address,
		init: { method, headers, ...(sent !== undefined && { body: sent }) },
		said: `${method} ${address.slice(0, 200)} ${sent?.slice(0, 200) ?? ''} by a program of ${program.name}`
	};
}

/** A body as the description asks for it, or with faults; now and then no JSON at all. */
function bodyOf(shape: Shape | null, things: Record<string, string[]>, luck: Chance): string {
	if (luck.happens(0.1)) return luck.pick(['', '{', '[]', 'null', '"', '{"a":{"b":[1e400]}}', '['.repeat(20_000), '\u0000']);
	return JSON.stringify(shape ? madeAfter(shape, things, luck) : {});
}

function madeAfter(shape: Shape, things: Record<string, string[]>, luck: Chance): unknown {
	if (luck.happens(0.1)) return luck.pick<unknown>([null, 0, -1, 1e308, true, [], {}, [[]], text(luck)]);
	if (shape.anyOf) return madeAfter(luck.pick(shape.anyOf), things, luck);
	if (shape.properties) {
		const known = Object.entries(shape.properties).filter(() => !luck.happens(0.05));
		const made = known.map(([name, one]): [string, unknown] => {
			const ids = things[name.replace(/_id$/, '')];
			return [name, ids && ids.length > 0 && luck.happens(0.7) ? luck.pick(ids) : madeAfter(one, things, luck)];
		});
		return Object.fromEntries([...made, ...(luck.happens(0.1) ? [[text(luck).slice(0, 50), text(luck)]] : [])]);
	}
	if (shape.type === 'array') return Array.from({ length: luck.between(0, 5) }, () => madeAfter(shape.items ?? {}, things, luck));
	if (shape.type === 'integer' || shape.type === 'number') return luck.pick([0, 1, -1, 2 ** 31, 2 ** 53, 0.5]);
	if (shape.type === 'boolean') return luck.happens(0.5);
	return text(luck);
}
