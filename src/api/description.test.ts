import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, test } from 'vitest';
import { description } from './description.ts';

type Operation = { parameters: { name: string; in: string; required: boolean }[]; requestBody?: { required: boolean; content: object } };
const paths = (description() as { paths: Record<string, Record<string, Operation>> }).paths;
const operations = Object.entries(paths).flatMap(([path, doors]) =>
	Object.entries(doors).map(([method, operation]) => ({ door: `${method} ${path}`, method, ...operation }))
);

test('the description is one of OpenAPI 3.1', async () => {
	expect(await new Validator().validate(structuredClone(description()) as Record<string, unknown>)).toMatchObject({ valid: true });
});

test('whatever changes something says what is sent and by which header it is guarded; what reads takes nothing', () => {
	const guards: Record<string, string> = { post: 'idempotency-key', put: 'if-match' };
	expect(operations.filter(({ method }) => method !== 'get').length).toBeGreaterThan(3);
	for (const { door, method, parameters, requestBody } of operations) {
		const needed = parameters.filter((one) => one.in === 'header' && one.required).map(({ name }) => name);
		expect([door, needed, requestBody?.required]).toEqual([
			door,
			method === 'get' ? [] : [guards[method]],
			method === 'get' ? undefined : true
		]);
	}
});
