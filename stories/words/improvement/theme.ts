/** A change that a school can try in its classes: what it expects of it, and what came of it where it went well and where it did not. */
export type Idea = {
	name: string;
	prediction: string;
	/** What was learned, by what was decided. */
	adopt: string;
	adapt: string;
	abandon: string;
};

/** What a school that works at one problem writes down: the problem, its causes, the aim, the drivers and what was tried. */
export type Theme = {
	/** The code of the programme's problem. */
	code: string;
	title: string;
	problem: string;
	concerns: string;
	known: string;
	/** Bones of the diagram with their causes. */
	causes: readonly (readonly [bone: string, ...causes: string[]])[];
	/** The measure of the aim: where it begins and where it is to be, as ranges. */
	aim: { measure: string; unit: string; for_whom: string; from: readonly [number, number]; to: readonly [number, number] };
	/** What shows whether the change is made at all. */
	process: { measure: string; unit: string; from: readonly [number, number]; to: readonly [number, number] };
	/** Primary drivers, each with a secondary one and its ideas. */
	drivers: readonly (readonly [primary: string, secondary: string, ...ideas: Idea[]])[];
};
