import { m } from '#lib/messages/messages.js';
import { erasedParts, keptParts, type ErasedPart, type KeptPart } from '#people';

/** What would go and what would stay, in words, with how many there are of each; what there is none of is left out. */
export function erasureWords(
	counts: Partial<Record<ErasedPart | KeptPart, number>>
): Record<'goes' | 'stays', { words: string; count: number }[]> {
	const some = <Part extends ErasedPart | KeptPart>(parts: readonly Part[], words: (part: Part) => string) =>
		parts.flatMap((part) => ((counts[part] ?? 0) > 0 ? [{ words: words(part), count: counts[part] ?? 0 }] : []));
	return {
		goes: some(erasedParts, (part) => m[`erasure_part_${part}`]()),
		stays: some(keptParts, (part) => m[`erasure_kept_${part}`]())
	};
}
