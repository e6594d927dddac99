import type { Snippet } from 'svelte';

/** What every form control of the house is told. The label is a question or a noun; it never ends with an asterisk. */
export interface ControlProps {
	/** The name in the sent form. It is the id as well, so an error summary links to `#name`. */
	name: string;
	label: string;
	/** One short sentence, no links. */
	hint?: string | undefined;
	/** The sentence of the error summary, word for word. */
	error?: string | undefined;
	/** Only the optional is marked (rule 4). */
	optional?: boolean | undefined;
	/** The label is the `h1` of the page (one question per page, rule 2). */
	heading?: boolean | undefined;
	id?: string | undefined;
	/** What stands between hint and control, e.g. a longer explanation or "Saved at". */
	aside?: Snippet | undefined;
}

/** One answer of a choice. */
export interface Choice {
	value: string;
	label: string;
	hint?: string | undefined;
	disabled?: boolean | undefined;
}

/** An error of a form: where it is (the id of the field) and the sentence that says how to mend it. */
export interface FormError {
	field: string;
	text: string;
}

/** The errors of a form, by the name of the field. */
export type Errors = Record<string, string | undefined>;

/** Where a task stands. `done` is plain text; colour is for what needs action (rule 16). */
export type TaskState = 'done' | 'todo' | 'attention' | 'blocked';
export interface Task {
	title: string;
	/** Without an address the task cannot be started yet. */
	href?: string | undefined;
	state: TaskState;
	/** The word of the status: „Baigta“, „Nepradėta“. */
	status: string;
	hint?: string | undefined;
}

/** One line of Today: what to do, by when, about what. */
export interface Todo {
	title: string;
	href: string;
	/** „iki rytojaus 16.00“ */
	due?: string | undefined;
	soon?: boolean | undefined;
	about?: string | undefined;
}

/** One answer to be checked before sending. */
export interface SummaryRow {
	key: string;
	/** A missing optional answer is shown as „Nenurodyta“. */
	value?: string | string[] | null | undefined;
	/** Where the answer is changed. */
	href?: string | undefined;
	/** What the link changes, for those who hear it: „komandos narius“. */
	what?: string | undefined;
}

/** What the rules found about one condition. */
export type FindingState = 'met' | 'missing' | 'look' | 'priority';
export interface Finding {
	state: FindingState;
	text: string;
	/** The facts it was judged on. */
	why?: string | undefined;
	/** The clause of the rules: „Tvarkos aprašo 12 punktas“. */
	clause?: string | undefined;
	action?: { href: string; text: string } | undefined;
}

/** Something that happened, with a human heading. */
export interface Happening {
	at: Date | string;
	title: string;
	by?: string | undefined;
	text?: string | undefined;
	href?: string | undefined;
}

/** A column of a table. `sortable` makes its header a link that sorts. */
export interface Column {
	key: string;
	label: string;
	numeric?: boolean | undefined;
	sortable?: boolean | undefined;
}

/** A place in the navigation. */
export interface Place {
	href: string;
	text: string;
}

/** Who is signed in, in words for the menu. */
export interface Session {
	name: string;
	email: string;
	/** The role in words, where it is held, and its desk. */
	roles: { kind: string; organisation: string; href?: string | undefined }[];
}

/** A point on the map of Lithuania. */
export interface MapPoint {
	/** Degrees. */
	latitude: number;
	longitude: number;
	label: string;
	href?: string | undefined;
	/** Points of one group share a colour and are joined by threads. */
	group?: string | undefined;
	/** What stands in the place itself, two characters at most: the number of its network, so that no colour has to tell it. */
	mark?: string | undefined;
	/** The threads of its group run to this point. */
	center?: boolean | undefined;
	/** The point that the page is about. */
	chosen?: boolean | undefined;
	/** What the link of the point is called where its label does not say enough. */
	said?: string | undefined;
}
