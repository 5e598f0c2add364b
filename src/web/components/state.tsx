export function Waiting() {
  return (
    <p className="state" role="status">
      Reading …
    </p>
  );
}

export function Failure({ message }: { readonly message: string }) {
  return (
    <p className="state failed" role="alert">
      {message}
    </p>
  );
}
