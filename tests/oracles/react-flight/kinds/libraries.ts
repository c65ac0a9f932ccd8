import { Decimal128, Long, ObjectId } from "bson";
import dayjs, { type Dayjs } from "dayjs";
import { Decimal } from "decimal.js";
import { DateTime, Duration } from "luxon";
import moment, { type Moment } from "moment";
import { z, type ZodError } from "zod";

const schema = z.object({ name: z.string() });
interface ProductRow {
  id: string;
  price: Decimal;
  createdAt: Date;
}
interface Product {
  _id: ObjectId;
  name: string;
}

export const decimal = (): Decimal => new Decimal("1.5");
export const decimalInRow = (): ProductRow => ({ id: "a", price: new Decimal("1.5"), createdAt: new Date(0) });
export const decimalInRows = (): ProductRow[] => [{ id: "a", price: new Decimal("1.5"), createdAt: new Date(0) }];
export const pagedRows = (): { items: ProductRow[]; total: number } => ({
  items: [{ id: "a", price: new Decimal("1.5"), createdAt: new Date(0) }],
  total: 1,
});
export const nullableDecimal = (): { price: Decimal | null } => ({ price: new Decimal("1.5") });
export const objectId = (): ObjectId => new ObjectId("0123456789abcdef01234567");
export const leanDocument = (): Product => ({ _id: new ObjectId("0123456789abcdef01234567"), name: "a" });
export const leanDocuments = (): Product[] => [{ _id: new ObjectId("0123456789abcdef01234567"), name: "a" }];
export const bsonDecimal = (): { amount: Decimal128 } => ({ amount: Decimal128.fromString("1.5") });
export const bsonLong = (): Long => Long.fromNumber(1);
export const day = (): Dayjs => dayjs(0);
export const dayInObject = (): { at: Dayjs } => ({ at: dayjs(0) });
export const momentValue = (): Moment => moment(0);
export const momentInObject = (): { at: Moment } => ({ at: moment(0) });
export const dateTime = (): DateTime => DateTime.fromMillis(0);
export const dateTimeInObject = (): { at: DateTime } => ({ at: DateTime.fromMillis(0) });
export const duration = (): Duration => Duration.fromMillis(1);
export const zodSchema = (): typeof schema => schema;
export const zodError = (): ZodError => schema.safeParse({}).error as ZodError;
export const zodFailure = (): { success: false; error: ZodError } =>
  schema.safeParse({}) as { success: false; error: ZodError };
export const zodSafeParse = (): ReturnType<typeof schema.safeParse> => schema.safeParse({});
export const zodOutput = (): z.infer<typeof schema> => schema.parse({ name: "a" });
export const zodFlattened = (): { fieldErrors: { name?: string[] } } => ({ fieldErrors: { name: ["a"] } });
