import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeSigns, readStatement, type Statement } from '#credentials';
import { certificateLines, checkCertificate, readKeys } from '../../verify/index.ts';
import { exampleKey, exampleStatement, newKey, published, signedWith } from './example.ts';

const example = signedWith(exampleKey, exampleStatement);
const keys = readKeys(published(exampleKey)) ?? [];

const day = fc
	.date({ min: new Date('2000-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
	.map((date) => date.toISOString().slice(0, 10));
const words = fc
	.array(fc.constantFrom(..."aąčęėįšųūžABČŽ„“–.,'’-() 12"), { minLength: 1, maxLength: 60 })
	.map((letters) => `Ž${letters.join('')}`.replace(/\s+/g, ' ').trim());
const number = fc
	.tuple(fc.stringMatching(/^[A-ZĄČĘĖĮŠŲŪŽ]{1,6}$/), fc.integer({ min: 2000, max: 2199 }), fc.integer({ min: 1, max: 999_999 }))
	.map(([series, year, serial]) => `${series}-${year}-${String(serial).padStart(6, '0')}`);
const quarters = fc.integer({ min: 0, max: 4000 });
const statements: fc.Arbitrary<Omit<Statement, 'key'>> = fc
	.record({
		number,
		code: fc.array(fc.constantFrom(...codeSigns), { minLength: 8, maxLength: 8 }).map((signs) => signs.join('')),
		name: words,
		programme: words,
		programme_code: fc.oneof(fc.constant(''), fc.stringMatching(/^[0-9]{9}$/)),
		title: words,
		days: fc.tuple(day, day),
		contact: quarters,
		consultation: quarters,
		independent: quarters,
		issuer: words,
		issuer_code: fc.stringMatching(/^[0-9]{7,9}$/),
		issued_on: day,
		replaces: fc.oneof(fc.constant(''), number)
	})
	.map(({ days, ...rest }) => {
		const [first_on, last_on] = [...days].sort() as [string, string];
		return { ...rest, first_on, last_on };
	});

describe('a statement', () => {
	test('says to whoever reads it what was put into it, whatever that was', () => {
		fc.assert(
			fc.property(statements, (statement) => {
				const signed = signedWith(exampleKey, statement);
				const { verdict, statement: read } = checkCertificate(signed, keys);
				expect([verdict, read]).toEqual(['right', { ...statement, key: exampleKey.key.slice(0, 16) }]);
				expect(readStatement(signed)?.statement).toEqual(read);
			}),
			{ numRuns: 200 }
		);
	});

	test('with one sign changed is found, at every place', () => {
		for (let place = 0; place < example.length; place++)
			for (const sign of ['A', 'b', '7', '_', '.', 'Ž']) {
				const changed = example.slice(0, place) + sign + example.slice(place + 1);
				if (changed !== example) expect([place, sign, checkCertificate(changed, keys).verdict]).not.toContain('right');
			}
	});

	test('with a sign left out, put in or swapped is found', () => {
		fc.assert(
			fc.property(fc.nat(example.length - 2), fc.constantFrom(...'ABab01-_.'), (place, sign) => {
				const without = example.slice(0, place) + example.slice(place + 1);
				const more = example.slice(0, place) + sign + example.slice(place);
				const swapped = example.slice(0, place) + example[place + 1] + example[place] + example.slice(place + 2);
				for (const changed of [without, more, swapped])
					if (changed !== example) expect(checkCertificate(changed, keys).verdict).not.toBe('right');
			}),
			{ numRuns: 400 }
		);
	});

	test('has one spelling: bits that say nothing are not ignored', () => {
		const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
		const last = example.at(-1) as string;
		const others = [...signs].filter((sign) => sign !== last);
		for (const sign of others) {
			expect(checkCertificate(example.slice(0, -1) + sign, keys).verdict).toBe('altered');
			if (signs.indexOf(sign) >> 4 === signs.indexOf(last) >> 4) expect(readStatement(example.slice(0, -1) + sign)).toBeNull();
		}
	});

	test('is found in the address of a QR, and in a text broken over lines', () => {
		for (const given of [
			`https://kartu.example/certificates/${example}`,
			`https://kartu.example/en/certificates/${example}?from=letter`,
			`  ${example.slice(0, 90)}\n${example.slice(90)}\n`
		])
			expect(checkCertificate(given, keys).verdict).toBe('right');
		for (const given of ['', 'MM-2027-000123', 'KARTU2.x.y', 'x'.repeat(1_000_000)])
			expect(checkCertificate(given, keys).verdict).toBe('no_statement');
	});

	test('signed by a key that nobody knows, or that others may have had, is told as such', () => {
		const other = newKey();
		expect(checkCertificate(signedWith(other, exampleStatement), keys)).toEqual({ verdict: 'unknown_key' });
		const both = readKeys(published(other, exampleKey)) ?? [];
		expect(checkCertificate(signedWith(other, exampleStatement), both).verdict).toBe('right');
		const lost = readKeys(published({ ...exampleKey, compromised: '2027-04-01T00:00:00.000Z' })) ?? [];
		expect(checkCertificate(example, lost).verdict).toBe('compromised_key');
		const forged = signedWith({ ...other, key: exampleKey.key }, exampleStatement);
		expect(checkCertificate(forged, keys)).toEqual({ verdict: 'altered' });
	});
});

test('keys are read as they are published, or in PEM; a key under another name is none', () => {
	expect(readKeys(published(exampleKey))?.map(({ name }) => name)).toEqual([exampleKey.key]);
	expect(readKeys(published(exampleKey).replace(exampleKey.key, newKey().key))).toBeUndefined();
	for (const wrong of ['', '{}', '{"keys":{}}', '{"keys":[null]}', '[1]', '{"keys":[{"key":"a","public_key":"b"}]}'])
		expect(readKeys(wrong)).toBeUndefined();
});

test('the example of the page of the format is true, sign by sign', () => {
	const page = readFileSync('docs/certificate-format.md', 'utf8');
	expect(page).toContain(example);
	expect(page).toContain(exampleKey.public_key);
	expect(page).toContain(exampleKey.key);
	const [, lines] = /```text\n([\s\S]*?)\n```/.exec(page) ?? [];
	expect(lines).toBe(Buffer.from(example.split('.')[1] ?? '', 'base64url').toString());
});

test('the words of a report are the same values in both languages', () => {
	const report = checkCertificate(example, keys);
	expect(certificateLines(report, 'en').slice(0, 3)).toEqual(['Number: MM-2027-000123', 'Code: A2B3C4D5', 'Name: Ona Žemaitytė-Kairienė']);
	expect(certificateLines(report, 'lt').join('\n')).toContain(
		'Trukmė: 22,5 ak. val. (kontaktinės – 18, konsultacijų – 4,5, savarankiško darbo – 0)'
	);
	expect(certificateLines(report, 'lt').at(-1)).toMatch(/be tinklo sužinoti negalima/);
});
