//! `loudou`: the web server and the commands around it.

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// Drawing a page asks for memory thousands of times. Without huge pages: a server that nobody asks
/// anything holds little.
#[global_allocator]
static MEMORY: MiMalloc = MiMalloc;

#[tokio::main]
async fn main() -> ExitCode {
    let done = match server::cli::Cli::read() {
        Ok(cli) => cli.command.run().await,
        Err(failure) => Err(failure),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("loudou: {failure}");
            failure.code()
        }
    }
}
