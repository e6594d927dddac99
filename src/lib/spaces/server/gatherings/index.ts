export {
	noteAttendance,
	readAttendance,
	type Attending,
	type AttendancePage,
	type NoteAttendance,
	type NoteAttendanceRefusal
} from './attendance.ts';
export { answerGathering, answerTask } from './by-mail.ts';
export { gatheringDaysOf } from './gathering-event.ts';
export type { GatheringRecord, SignUp } from './gathering-record.ts';
export { writeMinutes, type WriteMinutes, type WriteMinutesRefusal } from './minutes.ts';
export { noteOnTask, type NoteOnTaskRefusal } from './note-on-task.ts';
export {
	cancelGathering,
	changeGathering,
	planGathering,
	type CancelRefusal,
	type ChangeGathering,
	type ChangeGatheringRefusal,
	type PlanGathering,
	type PlanGatheringRefusal
} from './plan-gathering.ts';
export { readGathering, readGatherings, type GatheringDesk, type GatheringList } from './read-gatherings.ts';
export { readTasks, remindOfTasks, taskTodos, type TaskList, type TaskRecord } from './read-tasks.ts';
export { countInRegister, type CountRefusal, type Counting, type RegisterOf } from './register-of.ts';
export { signUp, thankHost, withdrawSignUp, type SignUpRefusal, type ThankRefusal } from './sign-up.ts';
export { addTask, finishTask, type AddTask, type AddTaskRefusal, type FinishTaskRefusal } from './tasks.ts';
