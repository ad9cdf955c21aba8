package io.ripen.bench.load;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import org.jspecify.annotations.Nullable;

/** One keep-alive connection with at most one request under way. */
final class Connection extends SimpleChannelInboundHandler<ByteBuf> {
    private final Channel channel;
    private final AnswerReader answers = new AnswerReader();
    private @Nullable Answered waiting;
    private long due;

    Connection(Channel channel) {
        this.channel = channel;
    }

    /** Who is told. */
    interface Answered {
        /** The request that was due then has this status. */
        void answered(Connection connection, long due, int status);

        /** The connection cannot be used any more. */
        void broken(Throwable reason);
    }

    void send(ByteBuf request, long dueAt, Answered answered) {
        this.due = dueAt;
        this.waiting = answered;
        ChannelFuture unused = channel.writeAndFlush(request, channel.voidPromise());
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf in) {
        int status = answers.read(in);
        Answered answered = waiting;
        if (status != AnswerReader.INCOMPLETE && answered != null) {
            waiting = null;
            answered.answered(this, due, status);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        tell(new LoadFailure("The server closed a connection while a request was under way."));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        tell(cause);
        ChannelFuture unused = context.close();
    }

    private void tell(Throwable reason) {
        Answered answered = waiting;
        if (answered != null) {
            waiting = null;
            answered.broken(reason);
        }
    }
}
