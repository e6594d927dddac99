import { describe, expect, test } from 'vitest';
import { checkSelection, readPublicKey, reportLines, reportValue, type PublicKey } from '../../verify/index.ts';
import { readJson } from '../../verify/text/json.ts';
import { handWorked, named } from './example.ts';
import { randomFrom } from './random-calls.ts';
import { makeKey, pemOf, signLines, writeFile } from './writer.ts';

const key = makeKey();
const publicKey = readPublicKey(pemOf(key)) as PublicKey;
const whole = writeFile(handWorked, key);
const lines = whole
	.toString()
	.split(/(?<=\n)/)
	.slice(0, 6);

/** The differences of a file, each said in both languages without a gap and without a bare key. */
function differencesOf(bytes: Uint8Array): string[] {
	const report = checkSelection(bytes, publicKey);
	expect(report.right).toBe(false);
	JSON.stringify(reportValue(report, 'en'));
	for (const language of ['lt', 'en'] as const)
		for (const line of reportLines(report, language))
			expect(line).not.toMatch(/\{\w+\}|undefined|\b(?:value|wanted|check|line|part)_[a-z]|^[a-z_]+$/);
	return report.differences.map(({ key, line }) => (line ? `${line} ${key}` : key));
}

/** The example with one line replaced, signed as it then stands. */
const withLine = (number: number, text: string): Buffer => {
	const changed = lines.map((line, i) => (i === number - 1 ? `${text}\n` : line));
	return signLines(changed, key);
};

/** A line of the example with something in it replaced. */
const replaced = (number: number, from: string | RegExp, to: string): Buffer => {
	const line = (lines[number - 1] as string).trimEnd();
	expect(line).toMatch(from);
	return withLine(number, line.replace(from, to));
};

describe('a file that is no selection file gets a sentence', () => {
	test.each<[string, Uint8Array, string[]]>([
		['empty', new Uint8Array(), ['file_empty']],
		['one line feed', Buffer.from('\n'), ['line_count']],
		['a thousand line feeds', Buffer.alloc(1000, '\n'), ['line_count']],
		['broken off', whole.subarray(0, 1000), ['file_truncated']],
		['without its last line feed', whole.subarray(0, -1), ['file_truncated']],
		['with something after it', Buffer.concat([whole, Buffer.from('x')]), ['file_truncated']],
		['with an empty line after it', Buffer.concat([whole, Buffer.from('\n')]), ['line_count']],
		['50 MB', Buffer.alloc(50 * 1024 * 1024, 'x'), ['file_too_large']],
		['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), ['file_truncated']]
	])('%s', (_, bytes, differences) => {
		expect(differencesOf(bytes)).toEqual(differences);
	});

	test('eight lines of nothing, each named', () => {
		expect(differencesOf(Buffer.alloc(8, '\n'))).toEqual([
			...[1, 2, 3, 4, 5, 6, 7].map((line) => `${line} not_json`),
			'8 signature_spelling'
		]);
	});

	test('with Windows line ends', () => {
		expect(differencesOf(Buffer.from(whole.toString().replaceAll('\n', '\r\n')))).toContain('1 not_json');
	});

	test.each<[string, string, string]>([
		['brackets', '['.repeat(8_000_000), '5 not_json'],
		['quotes', '"'.repeat(8_000_000), '5 not_json'],
		['numbers', `[${'0,'.repeat(2_000_000)}0],"conflicts":[]}`, '5 more_faults'],
		['names', `[${'{"x":1},'.repeat(400_000)}0],"conflicts":[]}`, '5 more_faults'],
		[
			'votes',
			`[${Array(50_000).fill('{"application":"0a0a0a0a0a0a0a0a","reviewer":"r","points":{"quality":1}}').join(',')}],"conflicts":[]}`,
			'5 vote_twice'
		]
	])('megabytes of %s', (_, votes, difference) => {
		const report = checkSelection(withLine(5, `{"part":"votes","votes":${votes}`), publicKey);
		expect(report.right).toBe(false);
		expect(report.differences.map(({ line, key }) => `${line} ${key}`)).toContain(difference);
	});
});

describe('a line that is not as the format wants it is named, although it is signed', () => {
	test.each<[string, Buffer, string]>([
		['not UTF-8', Buffer.concat([Buffer.from([0xff]), whole]), '1 not_utf8'],
		['a mark of byte order', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), whole]), '1 not_json'],
		['a list instead of an object', withLine(1, '["part","header"]'), '1 wrong_part'],
		['a number', withLine(1, '1'), '1 wrong_part'],
		['null', withLine(1, 'null'), '1 wrong_part'],
		['the parts exchanged', signLines([lines[1], lines[0], ...lines.slice(2)] as string[], key), '1 wrong_part'],
		['the part not first', replaced(1, '{"part":"header","version":1,', '{"version":1,"part":"header",'), '1 wrong_part'],
		['the part twice', replaced(1, '"version":1,', '"part":"header","version":1,'), '1 duplicate_member'],
		['a member twice', replaced(2, '"capacity":3', '"capacity":3,"capacity":4'), '2 duplicate_member'],
		['a member twice, once in disguise', replaced(2, '"capacity":3', '"capacity":3,"capacit\\u0079":4'), '2 duplicate_member'],
		['a member deep inside twice', replaced(5, '"quality":4', '"quality":4,"quality":5'), '5 duplicate_member'],
		['__proto__', replaced(2, '"capacity":3', '"capacity":3,"__proto__":{"reserve":9}'), '2 unknown_member'],
		['__proto__ among the points', replaced(5, '"quality":4', '"quality":4,"__proto__":1'), '5 vote_criteria'],
		['points named as an object knows them', replaced(5, '"remark":0', '"toString":0'), '5 vote_criteria'],
		['a member too many', replaced(3, '"type":null', '"type":null,"school":"x"'), '3 unknown_member'],
		['a member too few', replaced(3, '"type":null,', ''), '3 missing_member'],
		['a number in quotes', replaced(2, '"capacity":3', '"capacity":"3"'), '2 wrong_member'],
		['a fraction', replaced(2, '"capacity":3', '"capacity":3.0'), '2 not_json'],
		['a power', replaced(2, '"capacity":3', '"capacity":3e0'), '2 not_json'],
		['a leading zero', replaced(2, '"capacity":3', '"capacity":03'), '2 not_json'],
		['minus zero', replaced(2, '"reserve":1', '"reserve":-0'), '2 not_json'],
		['below zero', replaced(2, '"capacity":3', '"capacity":-3'), '2 wrong_member'],
		['a million digits', replaced(2, '"capacity":3', `"capacity":${'9'.repeat(1_000_000)}`), '2 not_json'],
		['infinity', replaced(2, '"capacity":3', '"capacity":1e999'), '2 not_json'],
		['NaN', replaced(2, '"capacity":3', '"capacity":NaN'), '2 not_json'],
		['a percentage above 100', replaced(2, '"priority_percent":50', '"priority_percent":101'), '2 wrong_member'],
		['no review needed', replaced(2, '"reviews_at_least":2', '"reviews_at_least":0'), '2 wrong_member'],
		['another kind of priority', replaced(2, '"priority":"share"', '"priority":"always"'), '2 wrong_member'],
		['half a character', replaced(1, 'networks-2026', '\\ud83d'), '1 not_json'],
		['a tab between signs', replaced(1, '"version":1', '"version":\t1'), '1 not_json'],
		['a control sign in a text', replaced(1, 'networks-2026', 'a\u0000b'), '1 not_json'],
		['an unknown escape', replaced(1, 'networks-2026', '\\x41'), '1 not_json'],
		['a comma too many', replaced(3, /\]\}$/, ',]}'), '3 not_json'],
		['something after the object', replaced(3, /\]\}$/, ']}}'), '3 not_json'],
		['a date that does not exist', replaced(4, '2026-10-01', '2026-02-29'), '4 wrong_member'],
		['a seed in capitals', replaced(4, 'f00d', 'F00D'), '4 wrong_member'],
		['a name that is too long', replaced(3, '0a0a0a0a0a0a0a0a', '0a0a0a0a0a0a0a0a0a'), '3 wrong_member'],
		['a manifest of five parts', Buffer.from(whole.toString().replace(/\{"part":"header","bytes"[^}]*\},/, '')), '7 manifest_parts'],
		[
			'a manifest in another order',
			Buffer.from(whole.toString().replace('{"part":"header","bytes"', '{"part":"rules","bytes"')),
			'7 manifest_parts'
		]
	])('%s', (_, bytes, difference) => {
		expect(differencesOf(bytes)).toContain(difference);
	});
});

test('whatever stands in the place of a value, the file is called wrong and the checker does not fall', () => {
	const { below, one } = randomFrom(2026);
	const values = [
		'null',
		'true',
		'0',
		'-1',
		'7',
		'9'.repeat(40),
		'""',
		'"x"',
		`"${named('1b')}"`,
		'[]',
		'{}',
		'[null]',
		'{"x":[]}',
		'"__proto__"',
		'"\u0000"'
	];
	const right: string[] = [];
	for (let round = 0; round < 400; round += 1) {
		const number = below(6);
		const line = (lines[number] as string).trimEnd();
		const places = [...line.matchAll(/(?<=[:[,])(?:"[^"]*"(?!:)|-?\d+|true|false|null)/g)];
		const { 0: was, index } = one(places);
		const value = one(values.filter((other) => other !== was));
		const changed = `${line.slice(0, index)}${value}${line.slice(index + was.length)}`;
		if (checkSelection(withLine(number + 1, changed), publicKey).right)
			right.push(/"(\w+)":\[?$/.exec(line.slice(0, index))?.[1] ?? changed);
	}
	expect([...new Set(right)].filter((name) => !free.includes(name)).sort()).toEqual([]);
});

/** What decides nothing in the example, or not in every case: it may be anything of its kind. */
const free = ['site', 'call', 'act', 'scheme', 'weight', 'least', 'most', 'at_least', 'county', 'type', 'tie', 'reviewer'];

test('integers of any size are compared exactly', () => {
	const huge = '9007199254740993';
	expect(readJson(`[${huge},-${'1'.repeat(90)}]`)).toEqual({ ok: true, value: [9007199254740993n, -BigInt('1'.repeat(90))] });
	expect(differencesOf(replaced(6, '"points":28', `"points":${huge}`))).toEqual(['6 points']);
});

test.each([
	'1',
	'-12',
	'true',
	'"ąčęėįšųūž–„“😀"',
	'"a\\"b\\\\c\\u0105\\ud83d\\ude00"',
	'[]',
	'{}',
	'[1,[2,{"a":null}],"x"]',
	' { "a" : [ 1 , 2 ] } '
])('JSON is read as everybody reads it: %s', (text) => {
	const read = readJson(text);
	expect(read.ok && JSON.parse(JSON.stringify(read.value, plain))).toEqual(JSON.parse(text));
});

const plain = (_: string, value: unknown): unknown => {
	if (typeof value === 'bigint') return Number(value);
	return value instanceof Map ? Object.fromEntries(value) : value;
};

describe('a public key', () => {
	const pem = pemOf(key);
	test.each<[string, string]>([
		['nothing', ''],
		['a sentence', 'the key'],
		['a private key', key.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()],
		['cut short', pem.replace(/..\n-----END/, '\n-----END')],
		['of another kind', pem.replace('MCowBQYDK2Vw', 'MCowBQYDK2Vu')],
		['two of them', pem + pem],
		['50 MB', 'x'.repeat(50_000_000)]
	])('that is %s is refused', (_, text) => {
		expect(readPublicKey(text)).toBeUndefined();
	});

	test('is read with any white space around its lines', () => {
		expect(readPublicKey(`\n  ${pem.replaceAll('\n', '\r\n')}  `)).toEqual(publicKey);
	});

	test('under which anything would be signed is no key', () => {
		const weak = `-----BEGIN PUBLIC KEY-----\n${Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.from([1]), Buffer.alloc(31)]).toString('base64')}\n-----END PUBLIC KEY-----\n`;
		const forged = Buffer.from(
			whole
				.toString()
				.replace(/"signature":"[^"]{88}"/, `"signature":"${Buffer.concat([Buffer.from([1]), Buffer.alloc(63)]).toString('base64')}"`)
		);
		const report = checkSelection(forged, readPublicKey(weak) as PublicKey);
		expect(report.differences.map(({ key }) => key)).toContain('signature_fails');
	});
});
