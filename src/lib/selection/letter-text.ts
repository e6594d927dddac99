import type { MergeField } from './scheme.ts';

/** What stands for the fields of a letter; what there is nothing to say about is empty. */
export type Merged = Partial<Record<MergeField, string>>;

/** Known only when the letter is sent: its clocks start then. Until then they stay in braces. */
export const sentFields = ['confirm_by', 'appeal_by'] as const satisfies readonly MergeField[];

/**
 * A letter from its template: fields in braces become their words. A line that names something about which there is
 * nothing to say is left out, and no two empty lines follow each other. Fields that are not given stay as they are.
 */
export function mergeLetter(template: string, values: Merged): string {
	const said = values as Record<string, string | undefined>;
	return template
		.replaceAll('\r\n', '\n')
		.split('\n')
		.filter((line) => openFields(line).every((name) => said[name] !== ''))
		.map((line) => line.replace(field, (whole, name: string) => said[name] ?? whole).trimEnd())
		.join('\n')
		.replace(/\n{3,}/g, '\n\n')
		.trim();
}

/** Fields that nothing stands for yet. */
export const openFields = (text: string): string[] => [...new Set([...text.matchAll(field)].map(([, name = '']) => name))];

const field = /\{([a-z_]+)\}/g;
