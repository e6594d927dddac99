import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import en from '../../verify/words/en.json' with { type: 'json' };
import lt from '../../verify/words/lt.json' with { type: 'json' };
import { files } from '../support/sources.ts';

const placeholders = (said: string): string[] => [...said.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();
const sources = files('verify', '.ts')
	.concat('verify/page/frame.html', 'verify/page/page.html', 'verify/certificate/page.html')
	.map((path) => readFileSync(path, 'utf8'));

test('the checker says everything in both languages, with the same values', () => {
	expect(Object.keys(lt)).toEqual(Object.keys(en));
	for (const key of Object.keys(lt) as (keyof typeof lt)[]) expect(placeholders(lt[key]), key).toEqual(placeholders(en[key]));
});

test('every difference has its words', () => {
	const keys = [...readFileSync('verify/difference.ts', 'utf8').matchAll(/^\t(\w+): '\w+',?$/gm)].map(([, key]) => key as string);
	expect(keys.length).toBeGreaterThan(40);
	expect(keys.filter((key) => !(key in lt))).toEqual([]);
});

test('no words are left that nothing says', () => {
	const said = sources.join('\n');
	const built =
		/^(?:value|wanted|check|state|line|part|page_column|verdict)_|^certificate_(?:right|no_statement|altered|unknown_key|compromised_key|number|code|name|programme|programme_code|title|days|hours|issuer|issued_on|replaces)$/;
	expect(Object.keys(lt).filter((key) => !built.test(key) && !new RegExp(`\\b${key}\\b`).test(said))).toEqual([]);
});
