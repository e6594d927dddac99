import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkSelection, readPublicKey, type PublicKey } from '../../verify/index.ts';
import { ofThePage } from './example.ts';
import { exampleKey, pemOf, writeFile } from './writer.ts';

const page = readFileSync('docs/selection-file.md', 'utf8');
const block = (language: string): string => new RegExp('^```' + language + '\\n([^`]+)^```$', 'm').exec(page)?.[1] ?? '';

test('the example of the page is the one that its writer writes', () => {
	expect(block('pem')).toBe(pemOf(exampleKey()));
	expect(block('jsonl')).toBe(writeFile(ofThePage, exampleKey()).toString());
});

test('whoever copies the example and its key from the page finds it right', () => {
	const report = checkSelection(Buffer.from(block('jsonl')), readPublicKey(block('pem')) as PublicKey);
	expect(report.differences).toEqual([]);
	expect(report.right).toBe(true);
});
