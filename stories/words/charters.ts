/** What networks of the story have set themselves to do. */
export const aims = [
	'Per metus kiekvienoje tinklo mokykloje bent du trečdaliai mokytojų bus išbandę bent vieną naują vertinimo būdą.',
	'Iki mokslo metų pabaigos penktokų, kuriems reikia pagalbos, tėvai kiekvieną mėnesį sulauks pokalbio apie vaiko sėkmes.',
	'Per metus šeštokų pamokų, praleistų be pateisinamos priežasties, sumažės trečdaliu.',
	'Iki pavasario kiekviena komanda bus stebėjusi bent šešias kolegų pamokas kitose tinklo mokyklose.',
	'Per metus aštuntokų, kurie patys planuoja savo mokymąsi, bus bent pusė.'
] as const;

/** How the schools of a network work together. */
export const rules =
	'Į kiekvieną susitikimą atvyksta bent du komandos nariai.\nSusitikimo klausimus siūlo priimanti mokykla, juos žinome prieš savaitę.\nKuo dalijamės tinkle, be mokyklos sutikimo toliau neperduodame.';
