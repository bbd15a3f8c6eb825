"""Whether this process is about to end: told before it takes no more requests, so that balancers go elsewhere."""


class Leaving:
    begun = False

    def begin(self) -> None:
        self.begun = True
