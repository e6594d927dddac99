import { expect, test } from 'vitest';
import { statementOf } from './statement.ts';

test.each([
	['select "id" from "people"."person" where "id" = $1', 'select people.person', 'select "id" from "people"."person" where "id" = $1'],
	[`select 1 where 'ona@mokykla.lt' = name`, 'select', 'select ? where ? = name'],
	[`select 'it''s' || 'b' from t`, 'select t', 'select ?? || ? from t'],
	[
		`begin; select set_config('kartu.person', '0190aaaa-1111-7111-8111-111111111111', true)`,
		'begin',
		'begin; select set_config(?, ?, true)'
	],
	['insert into "platform"."event" ("name") values ($1), ($12)', 'insert platform.event', undefined],
	['update t2 set a = 38501010000.5, b = $3', 'update t2', 'update t2 set a = ?, b = $3'],
	['with "a" as (select $1) delete from platform.mail', 'with platform.mail', undefined],
	['  commit ', 'commit', 'commit'],
	['select $$ona@mokykla.lt$$', 'select', 'select'],
	[String.raw`select E'\'ona@mokykla.lt' from x`, 'select', 'select'],
	[`select $a$ona@mokykla.lt$a$`, 'select', 'select']
])('%s', (sql, name, text) => {
	const told = statementOf(sql);
	expect(told.name).toBe(name);
	expect(told.facts['db.query.text']).toBe(text ?? sql);
	expect(JSON.stringify(told)).not.toMatch(/ona@|0190aaaa|38501010000/);
});

test('a long statement is cut', () => {
	expect(String(statementOf(`select ${'a, '.repeat(5000)}b`).facts['db.query.text'])).toHaveLength(2000);
});
