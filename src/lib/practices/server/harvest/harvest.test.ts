import { beforeAll, describe, expect, test } from 'vitest';
import { publishCollection } from '../../../../../bench/relevance/publish.ts';
import { answerOf, harvest, parse, recordIn, type Ask, type Node } from '../../../../../tests/harvest/harvester.ts';
import { ask as query, testDatabase, today, type TestDatabase } from '../../../../../tests/support/database.ts';
import { openProject } from '../../../../../tests/support/projects.ts';
import { newestPractices } from '../public/newest.ts';
import { answerHarvester } from './answer-harvester.ts';

let db: TestDatabase;
let now = today;
const ask: Ask = (asked) => answerHarvester(db.asPublic(now), Array.isArray(asked) ? asked : Object.entries(asked));
const errors = async (asked: Record<string, string> | [string, string][]) => (await answerOf(ask, asked)).errors;
const list = { verb: 'ListRecords', metadataPrefix: 'oai_dc' };
const texts = (nodes: readonly Node[], name: string) => nodes.filter((node) => node.name === name).map(({ text }) => text);

beforeAll(async () => {
	db = await testDatabase();
	await openProject(db);
});

test('with nothing published the repository says so, in the words of the protocol', async () => {
	expect(await errors(list)).toEqual(['noRecordsMatch']);
	expect(await errors({ verb: 'ListSets' })).toEqual(['noSetHierarchy']);
	expect((await answerOf(ask, { verb: 'Identify' })).inside?.children.map(({ name }) => name)).toEqual(
		'repositoryName baseURL protocolVersion adminEmail earliestDatestamp deletedRecord granularity'.split(' ')
	);
});

describe('what is published is harvested', () => {
	beforeAll(async () => {
		await publishCollection(db.url);
		const one = '(select practice_id from practices.entry order by slug limit 1)';
		await query(
			db.url,
			`update practices.version set content = jsonb_set(content, '{texts,title,text}', to_jsonb(text '„Kampai“ <3 & ''>'' ]]>')) where practice_id = ${one};
			update practices.publication set authors = '{"names": ["Rūta Ąžuolienė", "J & P"], "others": 0}' where practice_id = ${one};
			update practices.publication set published_at = '2026-03-05T10:11:12.9Z' where slug like 'u%';
			update practices.publication set withdrawn_at = '2026-04-01T08:00:00Z', withdrawn_by = published_by, withdrawn_why = 'Tekste liko vaiko vardas' where slug like 'savaites%';
			delete from practices.entry where slug like 'savaites%'`
		);
	});

	test('whole, in parts that add up, once each; by identifiers alone the same', async () => {
		const records = await harvest(ask, 'ListRecords');
		expect(records).toHaveLength(41);
		const headers = await harvest(ask, 'ListIdentifiers');
		expect(headers.map(({ identifier }) => identifier)).toEqual(records.map(({ identifier }) => identifier));
		expect(records.map(({ datestamp }) => datestamp)).toEqual(records.map(({ datestamp }) => datestamp).toSorted());
		for (const { deleted, dc } of records.filter((record) => !record.deleted)) {
			expect(deleted).toBe(false);
			expect(texts(dc, 'dc:language')).toEqual(['lt']);
			expect(texts(dc, 'dc:rights')).toEqual(['https://creativecommons.org/licenses/by/4.0/']);
			expect(texts(dc, 'dc:identifier')[0]).toMatch(/^http.*\/practices\/[a-z0-9-]+$/);
		}
	});

	test('signs of XML in a title, names as their bearers wanted them, the school where nobody did', async () => {
		const records = await harvest(ask, 'ListRecords');
		const odd = records.find(({ dc }) => texts(dc, 'dc:creator').includes('J & P'));
		expect(texts(odd?.dc ?? [], 'dc:title')).toEqual(["„Kampai“ <3 & '>' ]]>"]);
		expect(texts(odd?.dc ?? [], 'dc:creator')).toEqual(['Rūta Ąžuolienė', 'J & P']);
		const plain = records.find(({ identifier, deleted }) => !deleted && identifier !== odd?.identifier);
		expect(texts(plain?.dc ?? [], 'dc:creator')[0]).toMatch(/mokykla|gimnazija/);
	});

	test('what is withdrawn stays told as deleted, dated by its withdrawal, and says nothing of itself', async () => {
		const [gone, ...more] = (await harvest(ask, 'ListRecords')).filter(({ deleted }) => deleted);
		expect(more).toEqual([]);
		expect(gone?.datestamp).toBe('2026-04-01T08:00:00Z');
		const one = { verb: 'GetRecord', metadataPrefix: 'oai_dc', identifier: gone?.identifier ?? '' };
		const { inside } = await answerOf(ask, one);
		expect(recordIn(inside?.children[0] as Node)).toMatchObject({ deleted: true, dc: [] });
		expect(await ask(one)).not.toMatch(/vaiko vardas|Savaitės lapas/);
		expect((await newestPractices(db.asPublic(), 100)).some(({ slug }) => slug.startsWith('savaites'))).toBe(false);
	});

	test('by the time of the change: days and seconds, both ends included', async () => {
		const count = async (asked: Record<string, string>) => {
			const found = await errors({ ...list, ...asked });
			return found.length > 0 ? found.join() : (await harvest(ask, 'ListRecords', asked)).length;
		};
		const since =
			(await query<{ n: number }>(db.url, `select count(*)::int as n from practices.publication where slug like 'u%'`))[0]?.n ?? 0;
		expect(since).toBeGreaterThan(2);
		expect(await count({ from: '2026-03-05', until: '2026-03-05' })).toBe(since);
		expect(await count({ from: '2026-03-05T10:11:12Z', until: '2026-03-05T10:11:12Z' })).toBe(since);
		expect(await count({ from: '2026-03-05T10:11:13Z' })).toBe(1);
		expect(await count({ until: '2025-12-31' })).toBe('noRecordsMatch');
		expect(await count({ from: '2026-03-05', until: '2026-03-05T10:11:12Z' })).toBe('badArgument');
		expect(await count({ from: '2026-03-06', until: '2026-03-05' })).toBe('badArgument');
		expect(await count({ from: '2026-02-30' })).toBe('badArgument');
		expect(await count({ from: 'vakar' })).toBe('badArgument');
	});

	test('by sets, which are told; each record stands in those that it names', async () => {
		const { inside } = await answerOf(ask, { verb: 'ListSets' });
		const specs = (inside?.children ?? []).map(({ children }) => children[0]?.text ?? '');
		expect(specs).toContain('group:workload');
		const work = await harvest(ask, 'ListRecords', { set: 'group:workload' });
		expect(work.length).toBeGreaterThan(5);
		for (const { sets } of work) expect(sets).toContain('group:workload');
		for (const { sets } of await harvest(ask, 'ListIdentifiers')) for (const set of sets) expect(specs).toContain(set);
		expect(await errors({ ...list, set: 'group:nothing' })).toEqual(['noRecordsMatch']);
		expect(await errors({ ...list, set: 'a set' })).toEqual(['badArgument']);
	});
});

describe('what is asked wrongly is answered with the error of the protocol', () => {
	test.each([
		[[], ['badVerb']],
		[[['verb', 'Delete']], ['badVerb']],
		[[['verb', 'constructor']], ['badVerb']],
		[
			[
				['verb', 'Identify'],
				['verb', 'Identify']
			],
			['badVerb']
		],
		[
			[
				['verb', 'Identify'],
				['from', '2026-01-01']
			],
			['badArgument']
		],
		[[['verb', 'ListRecords']], ['badArgument']],
		[
			[
				['verb', 'ListRecords'],
				['metadataPrefix', 'oai_dc'],
				['metadataPrefix', 'oai_dc']
			],
			['badArgument']
		],
		[
			[
				['verb', 'ListRecords'],
				['metadataPrefix', 'oai_dc'],
				['resumptionToken', 'x']
			],
			['badArgument']
		],
		[
			[
				['verb', 'ListRecords'],
				['metadataPrefix', 'marc21']
			],
			['cannotDisseminateFormat']
		],
		[
			[
				['verb', 'ListRecords'],
				['resumptionToken', 'x']
			],
			['badResumptionToken']
		],
		[
			[
				['verb', 'ListSets'],
				['resumptionToken', 'x']
			],
			['badResumptionToken']
		],
		[
			[
				['verb', 'GetRecord'],
				['metadataPrefix', 'oai_dc'],
				['identifier', "urn:uuid:' or 1=1 --"]
			],
			['idDoesNotExist']
		],
		[
			[
				['verb', 'ListMetadataFormats'],
				['identifier', 'urn:uuid:00000000-0000-4000-8000-000000000000']
			],
			['idDoesNotExist']
		],
		[
			[
				['verb', 'ListRecords'],
				['metadataPrefix', 'oai_dc'],
				['<script>', '"&']
			],
			['badArgument']
		]
	] as [[string, string][], string[]][])('%j: %j', async (asked, expected) => {
		expect(await errors(asked)).toEqual(expected);
		parse(await ask(asked));
	});

	test('a token is ours, of this verb, unchanged, and of the last day', async () => {
		const first = await answerOf(ask, list);
		const token = first.inside?.children.at(-1)?.text ?? '';
		expect(token).toContain('.');
		expect(await errors({ verb: 'ListRecords', resumptionToken: token })).toEqual([]);
		expect(await errors({ verb: 'ListIdentifiers', resumptionToken: token })).toEqual(['badResumptionToken']);
		expect(await errors({ verb: 'ListRecords', resumptionToken: `A${token.slice(1)}` })).toEqual(['badResumptionToken']);
		expect(await errors({ verb: 'ListRecords', resumptionToken: `${token.split('.')[0]}.` })).toEqual(['badResumptionToken']);
		now = new Date(today.getTime() + 25 * 3_600_000);
		expect(await errors({ verb: 'ListRecords', resumptionToken: token })).toEqual(['badResumptionToken']);
		now = today;
	});
});
