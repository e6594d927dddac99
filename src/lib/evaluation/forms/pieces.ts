import type { Text } from '#platform';
import type { Question } from '../question.ts';

type Scale = Extract<Question, { kind: 'scale' }>;
type Choice = Extract<Question, { kind: 'choice' | 'many' }>;
type Words = Extract<Question, { kind: 'text' }>;
type Row = readonly [key: string, lt: string, en: string];

const choicesOf = (rows: readonly Row[]) => rows.map(([key, lt, en]) => ({ key, text: { lt, en } }));

export const scale = (key: string, lt: string, en: string, least: number, most: number, ends: Record<'least' | 'most', Text>): Scale => ({
	key,
	kind: 'scale',
	text: { lt, en },
	least,
	most,
	ends
});

export const choice = (key: string, lt: string, en: string, rows: readonly Row[]): Choice => ({
	key,
	kind: 'choice',
	text: { lt, en },
	choices: choicesOf(rows)
});

export const many = (key: string, lt: string, en: string, rows: readonly Row[]): Choice => ({ ...choice(key, lt, en, rows), kind: 'many' });

export const words = (key: string, lt: string, en: string): Words => ({ key, kind: 'text', text: { lt, en } });
