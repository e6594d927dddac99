import { doors } from './doors.ts';
import type { Door } from './door.ts';
import { mostLimit, presetLimit } from './page.ts';

/** The version of the API: fields may be added within it, none is taken away or changes its meaning. */
const version = '1';

/** The description of all doors in OpenAPI 3.1, made of the same table by which they answer. */
export function description(): object {
	const paths: Record<string, Record<string, object>> = {};
	for (const door of doors) paths[door.path] = { ...paths[door.path], [door.method.toLowerCase()]: operation(door) };
	const schemas = Object.fromEntries(
		doors.flatMap(({ tells, takes }) => [tells, ...(takes ? [takes.body] : [])]).map((one) => [one.name, one.schema])
	);
	return {
		openapi: '3.1.0',
		info: { title: 'Kartu', version, description: 'The API for programs: in the name of the person whose token it is.' },
		jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
		servers: [{ url: '/api/v1' }],
		security: [{ token: [] }],
		paths,
		components: {
			securitySchemes: { token: { type: 'http', scheme: 'bearer', description: 'Made by its person on their page of tokens' } },
			schemas: { ...schemas, Problem: problem }
		}
	};
}

const problem = {
	type: 'object',
	properties: {
		type: { type: 'string' },
		status: { type: 'integer' },
		title: { type: 'string' },
		refusal: { type: 'string', description: 'By which programs know what it was' },
		faults: {
			type: 'array',
			items: { type: 'object', properties: { field: { type: 'string' }, key: { type: 'string' } }, required: ['field', 'key'] }
		}
	},
	required: ['type', 'status', 'title', 'refusal']
};

const problems: Record<number, string> = {
	400: 'What was asked cannot be read',
	401: 'A token that is good is needed',
	403: 'The token or the roles of its person do not reach so far',
	404: 'There is no such thing, or it is not yours to know of',
	410: 'It was here and has been withdrawn',
	409: 'As things stand this is not possible',
	412: 'Somebody has written it since the mark that was sent',
	422: 'What was sent is not understood, or not complete',
	428: 'The mark of what is written over is needed',
	429: 'Too many requests: wait as long as retry-after says'
};

function operation({ name, says, method, path, tells, list, query, takes, refusals }: Door): object {
	const ref = { $ref: `#/components/schemas/${tells.name}` };
	const page = {
		type: 'object',
		properties: { items: { type: 'array', items: ref, maxItems: mostLimit }, next_cursor: { type: ['string', 'null'] } },
		required: ['items', 'next_cursor'],
		additionalProperties: false
	};
	const answers = Object.fromEntries(
		[401, 429, ...refusals].map((status) => [
			String(status),
			{ description: problems[status], content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } }
		])
	);
	return {
		operationId: name,
		summary: says,
		parameters: [
			...inPath(path),
			...(list ? leafing : []),
			...query.map((one) => parameter(one.name, 'query', one.says, one.schema)),
			takes ? guards[takes.guard] : mark
		],
		...(takes && {
			requestBody: { required: true, content: { 'application/json': { schema: { $ref: `#/components/schemas/${takes.body.name}` } } } }
		}),
		responses: {
			200: {
				description: says,
				headers: { etag: { schema: { type: 'string' } } },
				content: { 'application/json': { schema: list ? page : ref } }
			},
			...(method === 'GET' && { 304: { description: 'Nothing is new since the mark that was sent' } }),
			...answers
		}
	};
}

const parameter = (name: string, place: string, says: string, schema: object, required = false) => ({
	...{ name, in: place, description: says, required, schema }
});

const inPath = (path: string) =>
	[...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => parameter(name, 'path', `Which ${name}`, { type: 'string' }, true));

const leafing = [
	parameter('limit', 'query', 'How many things at most', { type: 'integer', minimum: 1, maximum: mostLimit, default: presetLimit }),
	parameter('cursor', 'query', 'The next_cursor of the answer before', { type: 'string' })
];

const mark = parameter('if-none-match', 'header', 'The mark (ETag) of what is known already', { type: 'string' });

const guards = {
	'idempotency-key': parameter(
		'idempotency-key',
		'header',
		'A name of this act, of your own: asked again with it, nothing is done twice',
		{ type: 'string', minLength: 1, maxLength: 100 },
		true
	),
	'if-match': parameter('if-match', 'header', 'The mark (ETag) of what is written over', { type: 'string' }, true)
};
